/* Property: wherever a scope stands and however it is spelt, its span is its
 * very bytes, and line and column count code points. */
#include "config.h"

#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "manifest_check.h"

#define MOST_TOKENS 4
#define TRIES 3000

/* A file as it is written, and where its tokens were put. */
struct draft {
	unsigned long seed;
	char bytes[4096];
	size_t n;
	bool crlf;
	const char *indent;
	size_t tokens;
	const char *decoded[MOST_TOKENS];
	struct ls_span spans[MOST_TOKENS];
};

static unsigned pick(struct draft *draft, unsigned n)
{
	draft->seed = draft->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(draft->seed >> 33) % n;
}

static void put(struct draft *draft, const char *text)
{
	for (; *text != '\0'; text++) {
		ck_assert_uint_lt(draft->n + 2, sizeof(draft->bytes));
		if (*text == '\n' && draft->crlf)
			draft->bytes[draft->n++] = '\r';
		draft->bytes[draft->n++] = *text;
	}
}

static void put_either(struct draft *draft, const char *a, const char *b)
{
	put(draft, pick(draft, 2) == 0 ? a : b);
}

enum spelling { AS_IS, YAML_ESCAPES, JSON_ESCAPES };

static void put_escape(struct draft *draft, uint32_t c, enum spelling how)
{
	char text[16];

	if (how == JSON_ESCAPES && c > 0xffff)
		snprintf(text, sizeof(text), "\\u%04X\\u%04x",
			 0xd800 + ((c - 0x10000) >> 10),
			 0xdc00 + ((c - 0x10000) & 0x3ff));
	else if (c > 0xffff)
		snprintf(text, sizeof(text), "\\U%08x", c);
	else if (how == YAML_ESCAPES && c < 0x100 && pick(draft, 2) == 0)
		snprintf(text, sizeof(text), "\\x%02X", c);
	else
		snprintf(text, sizeof(text), "\\u%04x", c);
	put(draft, text);
}

static void put_token(struct draft *draft, enum spelling how)
{
	static const char *const tokens[] = {
		"inventory.read",    "booking.raed",
		"\xc3\xa4nd.read",   "s",
		"\xe6\x97\xa5.read", "\xf0\x9f\x98\x80:x",
	};
	const char *token = tokens[pick(draft, 6)];
	struct ls_span *span = &draft->spans[draft->tokens];
	size_t left = strlen(token);

	draft->decoded[draft->tokens++] = token;
	span->start = (uint32_t)draft->n;
	while (left > 0) {
		uint32_t c;
		size_t size = ls_utf8_decode(token, left, &c);
		char one[5] = "";

		memcpy(one, token, size);
		if (how != AS_IS && pick(draft, 4) == 0)
			put_escape(draft, c, how);
		else
			put(draft, one);
		if (how == YAML_ESCAPES && left > size &&
		    pick(draft, 12) == 0) {
			put(draft, "\\\n  ");
			put(draft, draft->indent);
		}
		token += size;
		left -= size;
	}
	span->end = (uint32_t)draft->n;
}

/* Tokens with what may stand between two of them. */
static void put_tokens(struct draft *draft, enum spelling how, const char *a,
		       const char *b, bool breaks)
{
	size_t count = 1 + pick(draft, MOST_TOKENS);

	for (size_t i = 0; i < count; i++) {
		if (i > 0 && breaks && pick(draft, 2) == 0) {
			put(draft, "\n  ");
			put(draft, draft->indent);
		} else if (i > 0) {
			put_either(draft, a, b);
		}
		put_token(draft, how);
	}
}

/* Items, each between quotes or not. */
static void put_items(struct draft *draft, const char *before,
		      const char *after, const char *between)
{
	size_t count = 1 + pick(draft, MOST_TOKENS);

	for (size_t i = 0; i < count; i++) {
		const char *const quotes[] = { "", "'", "\"" };
		unsigned quote = pick(draft, 3);

		put(draft, i > 0 ? between : "");
		put(draft, before);
		put(draft, quotes[quote]);
		put_token(draft, quote == 2 ? YAML_ESCAPES : AS_IS);
		put(draft, quotes[quote]);
		put(draft, after);
	}
}

static void put_block(struct draft *draft)
{
	bool folded = pick(draft, 2) == 0;

	put(draft, folded ? ">" : "|");
	put_either(draft, "-", "+");
	put_either(draft, " # \xc3\xa9\n  ", "\n  ");
	put(draft, draft->indent);
	put_tokens(draft, AS_IS, " ", "  ", folded);
}

static void put_yaml_value(struct draft *draft)
{
	unsigned kind = pick(draft, 7);
	char items[32], next[32];

	snprintf(items, sizeof(items), "\n%s  - ", draft->indent);
	snprintf(next, sizeof(next), ",\n%s  ", draft->indent);
	if (kind < 5)
		put_either(draft, "", "!!str ");
	switch (kind) {
	case 0:
		put_tokens(draft, AS_IS, " ", "   ", true);
		break;
	case 1:
		put(draft, "'");
		put_tokens(draft, AS_IS, " ", "  ", true);
		put(draft, "'");
		break;
	case 2:
		put(draft, "\"");
		put_tokens(draft, YAML_ESCAPES, " ", "\\x20", true);
		put(draft, "\"");
		break;
	case 3:
	case 4:
		put_block(draft);
		break;
	case 5:
		put(draft, "[");
		put_items(draft, "", "", pick(draft, 2) == 0 ? ", " : next);
		put_either(draft, "]", " ] # \xf0\x9f\x98\x80");
		break;
	default:
		put_items(draft, items, pick(draft, 2) == 0 ? "" : "\t# x", "");
	}
	put(draft, "\n");
}

static void write_yaml(struct draft *draft)
{
	put_either(draft, "", "# \xe6\x97\xa5 \xf0\x9f\x98\x80\n");
	put(draft, "leastscope: 1\n");
	put_either(draft, "", "x-\xc3\xa9: '\xf0\x9f\x98\x80'\t# c\n");
	if (pick(draft, 2) == 0) {
		put(draft, "requests:\n  - id: \xc3\xa9\n    ");
		draft->indent = "    ";
	}
	put_either(draft, "scope: ", "\"sc\\x6fpe\" :   ");
	put_yaml_value(draft);
	if (draft->indent[0] == '\0')
		put_either(draft, "", "environment: staging\n");
}

static void write_json(struct draft *draft)
{
	bool list = pick(draft, 2) == 0;

	put(draft, "{\"leastscope\"\t: 1,");
	put_either(draft, "",
		   "\"x-\xe6\x97\xa5\": \"\\u00e9\xf0\x9f\x98\x80\",\n");
	put(draft, list ? "\"scope\" :\n[ \"" : "\"scope\":\"");
	put_tokens(draft, JSON_ESCAPES, list ? "\",\"" : " ",
		   list ? "\" ,\n\t\"" : "\\u0020", false);
	put(draft, list ? "\"\t]}" : "\"}");
}

/* Counted anew from the start of the file, as an editor does. */
static struct ls_place place_of(const struct draft *draft, uint32_t offset)
{
	struct ls_place place = { .line = 1, .column = 1, .offset = offset };
	size_t at = memcmp(draft->bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	for (; at < offset; at++) {
		if (draft->bytes[at] == '\n') {
			place.line++;
			place.column = 1;
		} else if ((draft->bytes[at] & 0xc0) != 0x80) {
			place.column++;
		}
	}
	return place;
}

static void check_place(const struct draft *draft,
			const struct ls_document *document, uint32_t offset)
{
	struct ls_place wanted = place_of(draft, offset);
	struct ls_place found = ls_source_place(manifest_arena(),
						document->source, offset);

	if (found.line != wanted.line || found.column != wanted.column)
		ck_abort_msg("%u:%u, not %u:%u in: %s", found.line,
			     found.column, wanted.line, wanted.column,
			     draft->bytes);
}

static void check_draft(const struct draft *draft)
{
	const struct ls_manifest *m = manifest_of(draft->bytes);
	const struct ls_scope_list *list = &m->requests.v[0].scope;

	if (list->tokens.n != draft->tokens)
		ck_abort_msg("%zu tokens, not %zu in: %s", list->tokens.n,
			     draft->tokens, draft->bytes);
	for (size_t i = 0; i < draft->tokens; i++) {
		const struct ls_token *token = &list->tokens.v[i];
		struct ls_span wanted = draft->spans[i];

		if (!ls_text_is(token->text, draft->decoded[i]) ||
		    token->span.start != wanted.start ||
		    token->span.end != wanted.end)
			ck_abort_msg("'%s' at %u-%u, not '%s' at %u-%u in: %s",
				     text_shown(token->text), token->span.start,
				     token->span.end, draft->decoded[i],
				     wanted.start, wanted.end, draft->bytes);
		check_place(draft, m->document, wanted.start);
		check_place(draft, m->document, wanted.end);
	}
}

START_TEST(every_scope_stands_where_it_is_said_to_stand)
{
	unsigned tries = getenv("LEASTSCOPE_QUICK") != NULL ? TRIES / 20 :
							      TRIES;

	for (unsigned i = 0; i < tries; i++) {
		struct draft draft = { .seed = i + 1, .indent = "" };

		pick(&draft, 2);
		draft.crlf = pick(&draft, 3) == 0;
		put_either(&draft, "", "\xef\xbb\xbf");
		if (pick(&draft, 3) == 0)
			write_json(&draft);
		else
			write_yaml(&draft);
		draft.bytes[draft.n] = '\0';
		check_draft(&draft);
	}
}
END_TEST

Suite *ls_suite_manifest_spans(void)
{
	Suite *suite = suite_create("manifest: spans");
	TCase *tests = tcase_create("property");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, every_scope_stands_where_it_is_said_to_stand);
	suite_add_tcase(suite, tests);
	return suite;
}
