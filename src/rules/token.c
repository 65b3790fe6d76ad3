/* Decides what is wrong with a scope token, so that only one rule speaks. */
#include "config.h"

#include <string.h>

#include "base/out.h"
#include "base/table.h"
#include "rules/token.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool ls_is_simple_name(struct ls_text text)
{
	if (text.n == 0 || !is_letter(text.p[0]) ||
	    (!is_letter(text.p[text.n - 1]) && !is_digit(text.p[text.n - 1]) &&
	     text.p[text.n - 1] != '/'))
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!is_letter(c) && !is_digit(c) &&
		    memchr("._:/-", c, 5) == NULL)
			return false;
	}
	return true;
}

/* --- several scopes in one --- */

bool ls_next_part(struct ls_text *rest, const char *delimiter,
		  struct ls_text *part)
{
	size_t n = strlen(delimiter);
	size_t at = 0;

	while (rest->n >= n && memcmp(rest->p, delimiter, n) == 0)
		*rest = ls_text_part(*rest, n, rest->n);
	if (rest->n == 0)
		return false;
	while (at < rest->n &&
	       (rest->n - at < n || memcmp(rest->p + at, delimiter, n) != 0))
		at++;
	*part = ls_text_part(*rest, 0, at);
	*rest = ls_text_part(*rest, at, rest->n);
	return true;
}

/* Two names look alike when their dots, colons and slashes come in the same
 * order; *marks counts them. */
static bool same_shape(struct ls_text a, struct ls_text b, size_t *marks)
{
	size_t i = 0;
	size_t j = 0;

	*marks = 0;
	for (;; i++, j++) {
		while (i < a.n && memchr(".:/", a.p[i], 3) == NULL)
			i++;
		while (j < b.n && memchr(".:/", b.p[j], 3) == NULL)
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
		if (a.p[i] != b.p[j])
			return false;
		++*marks;
	}
}

static bool is_known(struct ls_run *run, struct ls_text name)
{
	enum ls_known_by by;

	if (run->catalog == NULL)
		return false;
	by = ls_catalog_find(run->arena, run->catalog, name).by;
	return by != LS_NOT_KNOWN && by != LS_KNOWN_UNDECIDED;
}

static bool splits(struct ls_run *run, struct ls_text text,
		   const char *delimiter, struct ls_token_verdict *verdict)
{
	struct ls_text rest = text;
	struct ls_text first = { 0 };
	struct ls_text part;
	size_t parts = 0;
	size_t known = 0;
	size_t marks = 0;
	bool alike = true;

	if (!ls_text_contains(text, delimiter))
		return false;
	while (ls_next_part(&rest, delimiter, &part)) {
		if (!ls_is_simple_name(part))
			return false;
		known += is_known(run, part) ? 1 : 0;
		if (parts++ == 0)
			first = part;
		else if (alike)
			alike = same_shape(first, part, &marks);
	}
	if (parts == 0)
		return false;
	/* "c+d" may be one name; "c.read+d.read" hardly is. */
	if (delimiter[0] == '+' && (parts == 1 || (marks == 0 && known == 0)))
		return false;
	if (known == 0 && !alike)
		return false;
	verdict->delimiter = delimiter;
	verdict->parts = parts;
	verdict->parts_known = known == parts;
	return true;
}

static bool holds_delimiter(struct ls_run *run, struct ls_text text,
			    struct ls_token_verdict *verdict)
{
	static const char *const delimiters[] = { ",", ";", "|", "%20", "+" };

	for (size_t i = 0; i < sizeof(delimiters) / sizeof(*delimiters); i++)
		if (splits(run, text, delimiters[i], verdict))
			return true;
	return false;
}

/* --- wildcards --- */

/* A star that is a whole word of the name, or a word that means "all". */
static bool is_wildcard(struct ls_text text)
{
	if (ls_text_is_folded(text, LS_LITERAL("all")) ||
	    ls_text_is_folded(text, LS_LITERAL("full-access")))
		return true;
	for (size_t i = 0; i < text.n; i++) {
		bool starts = i == 0 || memchr(".:/", text.p[i - 1], 3) != NULL;
		bool ends = i + 1 == text.n ||
			    memchr(".:/", text.p[i + 1], 3) != NULL;

		if (text.p[i] == '*' && starts && ends)
			return true;
	}
	return false;
}

/* --- other providers --- */

static bool is_standard(const struct ls_run *run, struct ls_text name)
{
	const struct ls_catalog *oidc = ls_catalogs_find(run->catalogs,
							 LS_LITERAL("oidc"));

	return oidc != NULL &&
	       ls_catalog_find(run->arena, oidc, name).by == LS_KNOWN_EXACT;
}

static const struct ls_catalog *owner_of(const struct ls_run *run,
					 struct ls_text name)
{
	for (size_t i = 0; i < run->catalogs->n; i++) {
		const struct ls_catalog *other = run->catalogs->v[i];
		struct ls_known known;

		if (other == run->catalog ||
		    ls_text_is(ls_ref_text(other, other->id), "oidc"))
			continue;
		known = ls_catalog_find(run->arena, other, name);
		if (known.by == LS_KNOWN_EXACT &&
		    (known.flags & (LS_SCOPE_IDENTITY | LS_SCOPE_CARRIED)) == 0)
			return other;
	}
	return NULL;
}

/* --- the decision --- */

static enum ls_token_fault judge_unknown(struct ls_run *run,
					 const struct ls_token *token,
					 struct ls_token_verdict *verdict)
{
	if (token->known.by == LS_KNOWN_UNDECIDED)
		return LS_TOKEN_FINE; /* the engine says so and fails */
	if (run->catalog == NULL || !run->catalog->complete) {
		if (is_standard(run, token->text))
			return LS_TOKEN_FINE;
	}
	if (run->catalog == NULL)
		return LS_TOKEN_UNVERIFIED;
	verdict->near = ls_catalog_near(run->arena, run->catalog, token->text);
	if (verdict->near.by == LS_NEAR_CASE)
		return LS_TOKEN_CASE;
	if (verdict->near.by == LS_NEAR_ALIAS && verdict->near.scope == LS_NONE)
		return LS_TOKEN_UNKNOWN;
	if (verdict->near.by != LS_NEAR_NOT)
		return LS_TOKEN_MISSPELT;
	verdict->other = owner_of(run, token->text);
	if (verdict->other != NULL)
		return LS_TOKEN_FOREIGN;
	return run->catalog->complete ? LS_TOKEN_UNKNOWN : LS_TOKEN_UNVERIFIED;
}

static struct ls_token_verdict judge(struct ls_run *run,
				     const struct ls_token *token)
{
	struct ls_token_verdict verdict = { .near = { .scope = LS_NONE } };

	verdict.what = ls_sensitive_scope(token->text);
	if (verdict.what != NULL)
		verdict.fault = LS_TOKEN_SENSITIVE;
	else if (!ls_is_scope_token(token->text))
		verdict.fault = LS_TOKEN_SYNTAX;
	else if (holds_delimiter(run, token->text, &verdict))
		verdict.fault = LS_TOKEN_DELIMITER;
	else if (is_wildcard(token->text))
		verdict.fault = LS_TOKEN_WILDCARD;
	else
		verdict.fault = judge_unknown(run, token, &verdict);
	return verdict;
}

/* Nine rules ask about each token, and looking for what was meant is slow: the
 * answers of each catalog are kept, by the token's text. */
struct ls_verdicts {
	struct ls_verdicts *next; /* of another catalog */
	const struct ls_catalog *catalog;
	struct ls_table *places;
	LS_VEC(struct ls_token_verdict) list;
};

static struct ls_verdicts *verdicts_of(struct ls_run *run)
{
	struct ls_verdicts *kept = run->verdicts;

	while (kept != NULL && kept->catalog != run->catalog)
		kept = kept->next;
	if (kept != NULL)
		return kept;
	kept = ls_arena_get(run->arena, sizeof(*kept));
	kept->next = run->verdicts;
	kept->catalog = run->catalog;
	kept->places = ls_table_new(run->arena, 64);
	run->verdicts = kept;
	return kept;
}

struct ls_token_verdict ls_token_judge_unknown(struct ls_run *run,
					       const struct ls_token *token)
{
	struct ls_token_verdict verdict = { .near = { .scope = LS_NONE } };
	struct ls_verdicts *kept;
	size_t *place;
	bool found;

	if (token->unresolved) {
		verdict.fault = LS_TOKEN_UNRESOLVED;
		return verdict;
	}
	kept = verdicts_of(run);
	place = ls_table_put(kept->places, token->text, &found);
	if (!found) {
		*place = kept->list.n;
		verdict = judge(run, token);
		*LS_PUSH(run->arena, &kept->list) = verdict;
	}
	return kept->list.v[*place];
}

/* --- what the rules share --- */

void ls_token_refused(struct ls_run *run, struct ls_finding *finding)
{
	const char *name = ls_catalog_name(run);

	if (!run->catalog->complete)
		ls_note(run, finding, "catalog %s does not list every scope",
			name);
	else if (run->catalog->unknown_scope == LS_UNKNOWN_FAILS)
		ls_note(run, finding,
			"the whole token request would fail with invalid_scope "
			"(catalog %s)",
			name);
	else
		ls_note(run, finding,
			"the server would refuse or drop it (catalog %s)",
			name);
}

const char *ls_sentence(struct ls_run *run, struct ls_text text)
{
	struct ls_out out = ls_out_new(run->arena);

	ls_out_shown(&out, text);
	return ls_arena_string(run->arena, ls_out_text(&out));
}

struct ls_span ls_start_span(const struct ls_node *node)
{
	if (node->kind == LS_MAPPING && node->first != NULL &&
	    node->first->key != NULL)
		return node->first->key->span;
	return node->span;
}
