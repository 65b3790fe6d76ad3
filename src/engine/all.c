/* Runs the rules that look at all files together. */
#include "config.h"

#include <assert.h>

#include <stdlib.h>

#include "base/limits.h"
#include "base/table.h"
#include "engine/all.h"

static size_t count_clients(const struct ls_kept_file *const *kept,
			    size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (kept[i] != NULL)
			n += kept[i]->client_count;
	return n;
}

static int compare_hashes(const void *a, const void *b)
{
	const uint64_t *x = a;
	const uint64_t *y = b;

	return (*x > *y) - (*x < *y);
}

/* Only equality counts here, and a false one does no harm: rules compare the
 * ids themselves. */
static uint64_t hash_of(const struct ls_client_seen *client)
{
	static const uint64_t key[2] = { 0, 0 };

	return ls_table_hash(key, client->client_id);
}

struct hashes {
	uint64_t *v; /* sorted */
	size_t n;
};

static struct hashes hash_clients(struct ls_arena *arena,
				  const struct ls_kept_file *const *kept,
				  size_t count)
{
	size_t n = count_clients(kept, count);
	struct hashes hashes = {
		.v = ls_arena_get(arena, n * sizeof(*hashes.v)),
	};

	for (size_t i = 0; i < count; i++)
		for (size_t c = 0; kept[i] != NULL && c < kept[i]->client_count;
		     c++)
			hashes.v[hashes.n++] = hash_of(&kept[i]->clients[c]);
	if (hashes.n > 1)
		qsort(hashes.v, hashes.n, sizeof(*hashes.v), compare_hashes);
	return hashes;
}

static bool is_shared(const struct hashes *hashes,
		      const struct ls_client_seen *client)
{
	uint64_t hash = hash_of(client);
	const uint64_t *at = bsearch(&hash, hashes->v, hashes->n, sizeof(hash),
				     compare_hashes);
	size_t i = (size_t)(at - hashes->v);

	return (i > 0 && at[-1] == hash) ||
	       (i + 1 < hashes->n && at[1] == hash);
}

/* The clients whose id stands in more than one place, in the order of the
 * files: of the others no rule has anything to say, and they are many. */
static void gather_clients(struct ls_file_check *check,
			   const struct ls_kept_file *const *kept, size_t count)
{
	struct ls_arena *arena = check->run.arena;
	struct hashes hashes = hash_clients(arena, kept, count);
	LS_VEC(struct ls_client_seen) seen = { .v = NULL };
	LS_VEC(struct ls_client_place) places = { .v = NULL };

	for (size_t i = 0; i < count; i++) {
		const struct ls_kept_file *file = kept[i];

		for (size_t c = 0; file != NULL && c < file->client_count;
		     c++) {
			if (!is_shared(&hashes, &file->clients[c]))
				continue;
			*LS_PUSH(arena, &seen) = file->clients[c];
			*LS_PUSH(arena, &places) = file->places[c];
		}
	}
	check->run.clients = seen.v;
	check->run.client_count = seen.n;
	check->all_places = places.v;
}

static void run_rules(struct ls_file_check *check)
{
	for (size_t i = 0; check->options->rules[i] != NULL; i++) {
		const struct ls_rule *rule = check->options->rules[i];

		if (rule->check_all == NULL)
			continue;
		ls_check_enter(check, i);
		if (check->muted)
			continue;
		rule->check_all(&check->run);
		ls_check_leave(check);
		if (check->flagged > check->limit)
			check->dropped += check->flagged - check->limit;
	}
}

static void silence(const struct ls_kept_file *file, bool *is_used,
		    struct ls_finding *finding)
{
	for (size_t i = 0; i < file->waiting_count; i++)
		if (ls_suppress_waiting(&file->waiting[i], finding))
			is_used[i] = true;
}

/* The findings of each file, as chains in their order. */
struct chains {
	size_t *first; /* by work: index of a finding + 1; 0: none */
	size_t *next;  /* by finding */
};

static struct chains make_chains(const struct ls_file_check *check,
				 size_t count)
{
	struct ls_arena *arena = check->run.arena;
	size_t n = check->findings.n;
	struct chains chains = {
		.first = ls_arena_get(arena, count * sizeof(*chains.first)),
		.next = ls_arena_get(arena, n * sizeof(*chains.next)),
	};

	for (size_t i = n; i-- > 0;) {
		size_t owner = check->owners.v[i];

		chains.next[i] = chains.first[owner];
		chains.first[owner] = i + 1;
	}
	return chains;
}

/* A file's findings with those of the rules that looked at all files, and with
 * those about comments that now turn out to silence nothing. */
static const struct ls_kept_file *merge(struct ls_file_check *check,
					const struct ls_kept_file *file,
					const struct chains *chains,
					size_t work)
{
	struct ls_arena *arena = check->run.arena;
	struct ls_kept_file *merged = ls_arena_get(arena, sizeof(*merged));
	bool *is_used = ls_arena_get(arena, file->waiting_count + 1);
	LS_VEC(struct ls_finding *) all = { .v = NULL };

	*merged = *file;
	for (size_t i = 0; i < file->finding_count; i++)
		*LS_PUSH(arena, &all) = file->findings[i];
	for (size_t i = chains->first[work]; i != 0; i = chains->next[i - 1]) {
		assert(check->findings.v != NULL);
		silence(file, is_used, check->findings.v[i - 1]);
		*LS_PUSH(arena, &all) = check->findings.v[i - 1];
	}
	for (size_t i = 0; i < file->waiting_count; i++)
		if (!is_used[i] && file->waiting[i].stale != NULL)
			*LS_PUSH(arena, &all) = file->waiting[i].stale;
	ls_findings_sort(arena, all.v, all.n);
	ls_fingerprints(arena, all.v, all.n);
	merged->findings = all.v;
	merged->finding_count = all.n;
	return merged;
}

static bool any_waits(const struct ls_kept_file *const *kept, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (kept[i] != NULL && kept[i]->waiting_count > 0)
			return true;
	return false;
}

uint32_t ls_check_all(struct ls_arena *arena,
		      const struct ls_engine_options *options,
		      const struct ls_kept_file **kept,
		      const struct ls_work *work, size_t count)
{
	struct ls_file_check check = {
		.options = options,
		.work = work,
		.run = {
			.arena = arena,
			.catalogs = options->catalogs,
			.today = options->today,
			.file = &check,
		},
		/* So that passing it passes the limit of the run too. */
		.limit = LS_LIMIT_FINDINGS + 1,
	};
	struct chains chains;

	gather_clients(&check, kept, count);
	run_rules(&check);
	if (check.findings.n == 0 && !any_waits(kept, count))
		return 0;
	chains = make_chains(&check, count);
	for (size_t i = 0; i < count; i++)
		if (kept[i] != NULL &&
		    (chains.first[i] != 0 || kept[i]->waiting_count > 0))
			kept[i] = merge(&check, kept[i], &chains, i);
	return check.dropped;
}
