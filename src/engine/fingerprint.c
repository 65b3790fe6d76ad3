/* Fingerprints: what makes a finding the same one in the next run. */
#include "config.h"

#include <string.h>

#include "base/digest.h"
#include "base/table.h"
#include "engine/check.h"

/* With its length in front, so that no two tuples give the same bytes. */
static void add_field(struct ls_digest *digest, struct ls_text field)
{
	unsigned char length[8];

	for (size_t i = 0; i < sizeof(length); i++)
		length[i] = (unsigned char)((uint64_t)field.n >> (8 * i));
	ls_digest_add(digest, (struct ls_text){ .p = (const char *)length,
						.n = sizeof(length) });
	ls_digest_add(digest, field);
}

static struct ls_digest tuple_of(const struct ls_finding *finding)
{
	struct ls_digest digest;

	ls_digest_start(&digest);
	add_field(&digest, LS_LITERAL("leastscope/v1"));
	add_field(&digest, ls_text_of(finding->rule->id));
	add_field(&digest, finding->path);
	add_field(&digest, finding->provider);
	add_field(&digest, finding->client);
	add_field(&digest, finding->scope);
	return digest;
}

static void set_fingerprint(struct ls_finding *finding,
			    const struct ls_digest *tuple, size_t ordinal)
{
	struct ls_digest digest = *tuple;
	unsigned char bytes[4];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(ordinal >> (8 * i));
	add_field(&digest, (struct ls_text){ .p = (const char *)bytes,
					     .n = sizeof(bytes) });
	ls_digest_hex(&digest, 16, finding->fingerprint);
}

void ls_fingerprints(struct ls_arena *arena, struct ls_finding *const *findings,
		     size_t n)
{
	struct ls_table *seen = n > 1 ? ls_table_new(arena, n) : NULL;

	for (size_t i = 0; i < n; i++) {
		struct ls_digest tuple = tuple_of(findings[i]);
		size_t ordinal = 0;

		if (seen != NULL) {
			struct ls_digest copy = tuple;
			char *key = ls_arena_get(arena, 65);
			bool found;

			ls_digest_hex(&copy, 32, key);
			ordinal = (*ls_table_put(seen, ls_text_of(key),
						 &found))++;
		}
		set_fingerprint(findings[i], &tuple, ordinal);
	}
}
