/* "Did you mean": the scope that an unknown token was most likely meant to be.
 *
 * Steps from the surest to the weakest; the first step that finds something
 * decides, and when it finds two scopes it decides for none. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "catalog/catalog.h"
#include "catalog/lookup.h"

#define WORDS 16 /* a name of more words is compared as a whole only */

/* A name in lower case and the words it is made of. */
struct name {
	char bytes[2 * LS_LIMIT_SCOPE_BYTES];
	struct ls_text whole; /* the words, with one '.' between them */
	struct ls_text word[WORDS];
	size_t n; /* 0: more words than WORDS, or none */
};

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool separates(char c)
{
	return c != '\0' && strchr(":_-/.,", c) != NULL;
}

static void split(struct name *name)
{
	struct ls_text rest = name->whole;
	struct ls_text word;

	name->n = 0;
	while (ls_text_cut(&rest, '.', &word)) {
		if (name->n == WORDS) {
			name->n = 0;
			return;
		}
		name->word[name->n++] = word;
	}
}

/* bookingRead, BOOKING:READ and booking_read all become booking.read. */
static void read_name(struct ls_text text, struct name *name)
{
	size_t n = 0;
	bool between = false;

	for (size_t i = 0; i < text.n && i < LS_LIMIT_SCOPE_BYTES; i++) {
		char c = text.p[i];

		if (separates(c)) {
			between = true;
			continue;
		}
		if (i > 0 && is_upper(c) && is_lower_or_digit(text.p[i - 1]))
			between = true;
		if (between && n > 0)
			name->bytes[n++] = '.';
		between = false;
		name->bytes[n++] = is_upper(c) ? (char)(c - 'A' + 'a') : c;
	}
	name->whole = (struct ls_text){ .p = name->bytes, .n = n };
	split(name);
}

/* "properties" and "property", "boxes" and "box", "bookings" and "booking":
 * what is left of both without their ending is the same. */
static struct ls_text stem(struct ls_text word)
{
	if (word.n > 4 && ls_text_ends(word, "ies"))
		return ls_text_part(word, 0, word.n - 3);
	if (word.n > 4 && ls_text_ends(word, "xes"))
		return ls_text_part(word, 0, word.n - 2);
	if (word.n > 4 && ls_text_ends(word, "sses"))
		return ls_text_part(word, 0, word.n - 2);
	if (word.n > 3 && ls_text_ends(word, "s") && !ls_text_ends(word, "ss"))
		return ls_text_part(word, 0, word.n - 1);
	if (word.n > 3 && ls_text_ends(word, "y"))
		return ls_text_part(word, 0, word.n - 1);
	return word;
}

/* Other words for an action.  None that could mean more than the action, such
 * as "manage" or "full". */
static const struct {
	const char *word;
	enum ls_action action;
} synonyms[] = {
	{ "read", LS_ACTION_READ },      { "view", LS_ACTION_READ },
	{ "get", LS_ACTION_READ },       { "list", LS_ACTION_READ },
	{ "show", LS_ACTION_READ },      { "search", LS_ACTION_READ },
	{ "fetch", LS_ACTION_READ },     { "readonly", LS_ACTION_READ },
	{ "write", LS_ACTION_WRITE },    { "edit", LS_ACTION_WRITE },
	{ "update", LS_ACTION_WRITE },   { "create", LS_ACTION_WRITE },
	{ "modify", LS_ACTION_WRITE },   { "change", LS_ACTION_WRITE },
	{ "add", LS_ACTION_WRITE },      { "save", LS_ACTION_WRITE },
	{ "remove", LS_ACTION_REMOVE },  { "delete", LS_ACTION_REMOVE },
	{ "destroy", LS_ACTION_REMOVE }, { "erase", LS_ACTION_REMOVE },
};

static enum ls_action action_of(struct ls_text word)
{
	for (size_t i = 0; i < sizeof(synonyms) / sizeof(synonyms[0]); i++)
		if (word.n > 0 && word.p[0] == synonyms[i].word[0] &&
		    ls_text_is(word, synonyms[i].word))
			return synonyms[i].action;
	return LS_ACTION_UNKNOWN;
}

enum likeness { SAME_WORD, SAME_STEM, SAME_ACTION };

static bool alike(struct ls_text a, struct ls_text b, enum likeness likeness)
{
	if (ls_text_eq(a, b))
		return true;
	if (likeness == SAME_WORD)
		return false;
	if (ls_text_eq(stem(a), stem(b)))
		return true;
	return likeness == SAME_ACTION && action_of(a) != LS_ACTION_UNKNOWN &&
	       action_of(a) == action_of(b);
}

static bool same_in_order(const struct name *a, const struct name *b,
			  enum likeness likeness)
{
	for (size_t i = 0; i < a->n; i++)
		if (!alike(a->word[i], b->word[i], likeness))
			return false;
	return true;
}

static bool same_in_any_order(const struct name *a, const struct name *b,
			      enum likeness likeness)
{
	bool taken[WORDS] = { false };

	for (size_t i = 0; i < a->n; i++) {
		size_t j = 0;

		while (j < b->n &&
		       (taken[j] || !alike(a->word[i], b->word[j], likeness)))
			j++;
		if (j == b->n)
			return false;
		taken[j] = true;
	}
	return true;
}

struct step {
	enum ls_near_by by;
	enum likeness likeness;
	bool any_order;
};

static const struct step steps[] = {
	{ LS_NEAR_SEPARATOR, SAME_WORD, false },
	{ LS_NEAR_ORDER, SAME_WORD, true },
	{ LS_NEAR_PLURAL, SAME_STEM, false },
	{ LS_NEAR_PLURAL, SAME_STEM, true },
	{ LS_NEAR_WORD, SAME_ACTION, false },
	{ LS_NEAR_WORD, SAME_ACTION, true },
};

static bool fits(const struct step *step, const struct name *token,
		 const struct name *scope)
{
	if (token->n == 0 || token->n != scope->n)
		return false;
	/* Of a single word there is nothing left that would stay the same. */
	if (step->likeness == SAME_ACTION && token->n < 2)
		return false;
	if (step->any_order)
		return same_in_any_order(token, scope, step->likeness);
	return same_in_order(token, scope, step->likeness);
}

/* Nobody is sent to a scope that is going away or cannot be asked for. */
static bool may_suggest(const struct ls_scope *scope)
{
	return (scope->flags & (LS_SCOPE_DEPRECATED | LS_SCOPE_NOT_REQUESTABLE |
				LS_SCOPE_UNDECLARED)) == 0;
}

static const struct ls_near nothing = {
	.by = LS_NEAR_NOT,
	.scope = LS_NONE,
};

/* The first step that finds a scope; *decided when it found one or several. */
static struct ls_near near_by_words(const struct ls_catalog *catalog,
				    const struct name *token, bool *decided)
{
	const size_t count = sizeof(steps) / sizeof(steps[0]);
	uint32_t found[sizeof(steps) / sizeof(steps[0])];
	unsigned times[sizeof(steps) / sizeof(steps[0])] = { 0 };
	struct name scope;

	for (uint32_t i = 0; i < catalog->scope_count; i++) {
		if (!may_suggest(&catalog->scopes[i]))
			continue;
		read_name(ls_scope_name(catalog, i), &scope);
		for (size_t step = 0; step < count; step++) {
			if (!fits(&steps[step], token, &scope))
				continue;
			found[step] = i;
			times[step]++;
		}
	}
	for (size_t step = 0; step < count; step++) {
		if (times[step] == 0)
			continue;
		*decided = true;
		if (times[step] > 1)
			return nothing;
		return (struct ls_near){ .by = steps[step].by,
					 .scope = found[step] };
	}
	return nothing;
}

/* Edit distance of texts of any length: what they share at both ends costs
 * nothing and is left out. */
static unsigned distance(struct ls_text a, struct ls_text b, unsigned max)
{
	if (a.n > b.n + max || b.n > a.n + max)
		return max + 1;
	while (a.n > 0 && b.n > 0 && a.p[0] == b.p[0]) {
		a = ls_text_part(a, 1, a.n);
		b = ls_text_part(b, 1, b.n);
	}
	while (a.n > 0 && b.n > 0 && a.p[a.n - 1] == b.p[b.n - 1]) {
		a = ls_text_part(a, 0, a.n - 1);
		b = ls_text_part(b, 0, b.n - 1);
	}
	return ls_text_distance(a, b, max);
}

/* How many slips of the finger a text of this length may hold. */
static unsigned slips(size_t n)
{
	if (n < 4)
		return 0;
	return n < 8 ? 1 : 2;
}

/* "mpc" for "mcp". */
static bool is_swap(struct ls_text a, struct ls_text b)
{
	size_t i = 0;

	if (a.n != b.n)
		return false;
	while (i < a.n && a.p[i] == b.p[i])
		i++;
	if (i + 2 > a.n || a.p[i] != b.p[i + 1] || a.p[i + 1] != b.p[i])
		return false;
	return ls_text_eq(ls_text_part(a, i + 2, a.n),
			  ls_text_part(b, i + 2, b.n));
}

/* Whether one word of a name is another one with a slip.  Too short a word is
 * soon another word: "map" is no slip for "mcp". */
static bool is_slip(struct ls_text word, struct ls_text meant)
{
	size_t longer = word.n > meant.n ? word.n : meant.n;
	unsigned max = longer < 6 ? 1 : 2;

	if (ls_text_eq(word, meant))
		return true;
	/* A real word for an action is never turned into another one. */
	if (action_of(word) != LS_ACTION_UNKNOWN)
		return false;
	if (longer < 4)
		return is_swap(word, meant);
	return distance(word, meant, max) <= max;
}

/* Slips between token and scope; more than max when they are not near. */
static unsigned slips_between(const struct name *token,
			      const struct name *scope, unsigned max)
{
	if (token->n == 0 || token->n != scope->n) {
		unsigned n = distance(token->whole, scope->whole, 1);

		return n == 1 ? n : max + 1;
	}
	for (size_t i = 0; i < token->n; i++)
		if (!is_slip(token->word[i], scope->word[i]))
			return max + 1;
	return distance(token->whole, scope->whole, max);
}

static struct ls_near near_by_spelling(const struct ls_catalog *catalog,
				       const struct name *token)
{
	unsigned max = slips(token->whole.n);
	unsigned least = max + 1;
	uint32_t best = LS_NONE, second = LS_NONE;
	uint8_t weakest = UINT8_MAX;
	struct name scope;

	for (uint32_t i = 0; max > 0 && i < catalog->scope_count; i++) {
		unsigned n;

		if (!may_suggest(&catalog->scopes[i]))
			continue;
		read_name(ls_scope_name(catalog, i), &scope);
		n = slips_between(token, &scope, max);
		if (n > max)
			continue;
		if (catalog->scopes[i].action < weakest)
			weakest = catalog->scopes[i].action;
		if (n == least)
			second = i;
		if (n >= least)
			continue;
		least = n;
		best = i;
		second = LS_NONE;
	}
	/* One clear winner, and never the stronger action when a weaker one is
	 * possible as well. */
	if (best == LS_NONE || second != LS_NONE ||
	    catalog->scopes[best].action > weakest)
		return nothing;
	return (struct ls_near){ .by = LS_NEAR_SPELLING, .scope = best };
}

/* The scope that "instead" of a not-a-scope entry comes to, or LS_NONE. */
static uint32_t meant_instead(const struct ls_catalog *catalog,
			      struct ls_text instead)
{
	uint32_t scope = ls_lookup_name(catalog, instead);

	if (instead.n == 0)
		return LS_NONE;
	return scope != LS_NONE ? scope : ls_lookup_folded(catalog, instead);
}

static bool is_not_a_scope(struct ls_arena *arena,
			   const struct ls_catalog *catalog,
			   const struct ls_not_a_scope *entry,
			   struct ls_text token, struct ls_near *near)
{
	struct ls_text name = ls_ref_text(catalog, entry->name);
	struct ls_text instead = ls_ref_text(catalog, entry->instead);

	if (entry->is_pattern) {
		struct ls_groups groups = { .n = 0 };
		struct ls_pattern *pattern = ls_lookup_pattern(
			arena, catalog, &entry->name, entry->fold_case);

		if (pattern == NULL ||
		    ls_pattern_match(pattern, token, &groups) != LS_MATCH)
			return false;
		instead = ls_lookup_expand(arena, pattern, instead, &groups);
	} else if (entry->fold_case ? !ls_text_is_folded(name, token) :
				      !ls_text_eq(name, token)) {
		return false;
	}
	*near = (struct ls_near){
		.by = LS_NEAR_ALIAS,
		.scope = meant_instead(catalog, instead),
		.reason = ls_ref_text(catalog, entry->reason),
	};
	return true;
}

/* wink.booking.read: the provider's own name in front. */
static bool drop_provider(const struct ls_catalog *catalog, struct name *name)
{
	if (name->n < 2 ||
	    !ls_text_is_folded(name->word[0],
			       ls_ref_text(catalog, catalog->id)))
		return false;
	name->whole = ls_text_part(name->whole, name->word[0].n + 1,
				   name->whole.n);
	split(name);
	return true;
}

struct ls_near ls_catalog_near(struct ls_arena *arena,
			       const struct ls_catalog *catalog,
			       struct ls_text token)
{
	struct name name;
	struct ls_near near;
	bool decided = false;
	uint32_t scope;

	if (token.n == 0 || token.n > LS_LIMIT_SCOPE_BYTES)
		return nothing;
	for (uint32_t i = 0; i < catalog->not_scope_count; i++)
		if (is_not_a_scope(arena, catalog, &catalog->not_scopes[i],
				   token, &near))
			return near;
	scope = ls_lookup_folded(catalog, token);
	if (scope != LS_NONE && may_suggest(&catalog->scopes[scope]))
		return (struct ls_near){ .by = LS_NEAR_CASE, .scope = scope };
	read_name(token, &name);
	near = near_by_words(catalog, &name, &decided);
	if (!decided && drop_provider(catalog, &name))
		near = near_by_words(catalog, &name, &decided);
	if (decided)
		return near;
	return near_by_spelling(catalog, &name);
}
