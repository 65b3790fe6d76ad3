/* Patterns through PCRE2, with a limit on everything they may cost. */
#include "config.h"

#include "base/pattern.h"

#include <assert.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/limits.h"

/* Steps that each place of a long text may cost at first, and by how much more
 * it may when that was too little. */
#define FIRST_STEPS 16
#define STEPS_FACTOR 8

struct ls_pattern {
	pcre2_code *code;
	/* Made at the first match.  They do not come from the arena: by then
	 * it may be far from any guard. */
	pcre2_match_data *data;
	pcre2_match_context *context;
};

static void *allocate(size_t size, void *unused)
{
	(void)unused;
	return ls_alloc(size);
}

static void deallocate(void *block, void *unused)
{
	(void)unused;
	ls_free(block);
}

static void drop_pattern(void *object)
{
	struct ls_pattern *pattern = object;

	pcre2_code_free(pattern->code);
	pcre2_match_data_free(pattern->data);
	pcre2_match_context_free(pattern->context);
}

/* Where text is not long enough: NUL, which means nothing to PCRE2. */
static char byte_at(struct ls_text text, size_t at)
{
	return at < text.n ? text.p[at] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What is wrong with the group whose "(?" stands before `at`, or NULL. */
static const char *refuse_group(struct ls_text text, size_t at)
{
	char c = byte_at(text, at);
	char next = byte_at(text, at + 1);

	if (c == 'C')
		return "callouts are not allowed";
	if (c == 'R' || c == '&' || c == '+' || is_digit(c) ||
	    (c == '-' && is_digit(next)) || (c == 'P' && next == '>'))
		return "recursion and calls of groups are not allowed";
	while (byte_at(text, at) != '\0' &&
	       ls_text_find(ls_text_of("imnsxU^-"), text.p[at]) < 8)
		at++;
	if (byte_at(text, at) == 'J')
		return "two groups of one name are not allowed";
	return NULL;
}

static const char *refuse_escape(struct ls_text text, size_t at)
{
	char c = byte_at(text, at + 1);

	if (byte_at(text, at) == 'g' && (c == '<' || c == '\''))
		return "recursion and calls of groups are not allowed";
	return NULL;
}

/*
 * Refuses by spelling, wherever it stands: also in a class, a quotation or a
 * comment, since to know these for certain takes PCRE2 itself.  A backslash
 * always hides the next character, and after \c one more.
 */
static const char *refuse(struct ls_text text, size_t *offset)
{
	const char *why = NULL;

	for (size_t i = 0; i < text.n; i++) {
		char next = byte_at(text, i + 1);

		*offset = i;
		if (text.p[i] == '\\') {
			why = refuse_escape(text, i + 1);
			i += next == 'c' ? 2 : 1;
		} else if (text.p[i] == '(' && next == '*') {
			why = "'(*' is not allowed; write '\\(*' for brackets";
		} else if (text.p[i] == '(' && next == '?') {
			why = refuse_group(text, i + 2);
		}
		if (why != NULL)
			return why;
	}
	return NULL;
}

/* NULL with *error 0 when there is no memory. */
static pcre2_code *compile(struct ls_text text, int *error, size_t *offset)
{
	pcre2_general_context *general = pcre2_general_context_create(
		allocate, deallocate, NULL);
	pcre2_compile_context *context;
	pcre2_code *code;

	*error = 0;
	if (general == NULL)
		return NULL;
	context = pcre2_compile_context_create(general);
	pcre2_general_context_free(general);
	if (context == NULL)
		return NULL;
	pcre2_set_max_pattern_length(context, LS_LIMIT_PATTERN_BYTES);
	pcre2_set_parens_nest_limit(context, LS_LIMIT_PATTERN_NESTING);
	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	code = pcre2_compile((PCRE2_SPTR)text.p, text.n,
			     PCRE2_NEVER_BACKSLASH_C | PCRE2_NEVER_UTF |
				     PCRE2_NEVER_UCP | PCRE2_DOLLAR_ENDONLY,
			     error, offset, context);
	pcre2_compile_context_free(context);
	if (code == NULL && *error == PCRE2_ERROR_HEAP_FAILED)
		*error = 0;
	return code;
}

static unsigned group_count(const pcre2_code *code)
{
	uint32_t count = 0;

	pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &count);
	return count;
}

static struct ls_text error_text(struct ls_arena *arena, int error)
{
	unsigned char message[256];

	pcre2_get_error_message(error, message, sizeof(message));
	return ls_arena_copy(arena, ls_text_of((const char *)message));
}

struct ls_pattern *ls_pattern_new(struct ls_arena *arena, struct ls_text text,
				  struct ls_text *why, size_t *offset)
{
	struct ls_pattern *pattern = ls_arena_get(arena, sizeof(*pattern));
	const char *refusal = NULL;
	int error;

	ls_arena_own(arena, drop_pattern, pattern);
	*offset = LS_LIMIT_PATTERN_BYTES;
	if (text.n > LS_LIMIT_PATTERN_BYTES) {
		*why = ls_arena_printf(arena,
				       "longer than the limit of %d "
				       "bytes",
				       LS_LIMIT_PATTERN_BYTES);
		return NULL;
	}
	refusal = refuse(text, offset);
	if (refusal != NULL) {
		*why = ls_text_of(refusal);
		return NULL;
	}
	if (text.p == NULL)
		text = LS_LITERAL("");
	pattern->code = compile(text, &error, offset);
	if (pattern->code == NULL && error == 0)
		ls_arena_leave(arena);
	if (pattern->code == NULL) {
		*why = error_text(arena, error);
		return NULL;
	}
	if (group_count(pattern->code) >= LS_PATTERN_GROUPS) {
		*why = ls_arena_printf(arena,
				       "more than %d groups; '(?:' "
				       "makes one that is not counted",
				       LS_PATTERN_GROUPS - 1);
		*offset = text.n;
		return NULL;
	}
	return pattern;
}

/* PCRE2 does not count what "a+" runs over as steps, so the text has a limit
 * too. */
static bool prepare(struct ls_pattern *pattern, struct ls_text text)
{
	pcre2_general_context *general;

	if (text.n > LS_LIMIT_PATTERN_TEXT)
		return false;
	if (pattern->context != NULL)
		return true;
	general = pcre2_general_context_create(allocate, deallocate, NULL);
	if (general == NULL)
		return false;
	if (pattern->data == NULL)
		pattern->data = pcre2_match_data_create(LS_PATTERN_GROUPS,
							general);
	if (pattern->data != NULL)
		pattern->context = pcre2_match_context_create(general);
	pcre2_general_context_free(general);
	if (pattern->context == NULL)
		return false;
	pcre2_set_depth_limit(pattern->context, LS_LIMIT_PATTERN_DEPTH);
	pcre2_set_heap_limit(pattern->context, LS_LIMIT_PATTERN_HEAP_KIB);
	return true;
}

static int run(struct ls_pattern *pattern, struct ls_text text, size_t from,
	       uint32_t options, uint32_t steps)
{
	pcre2_set_match_limit(pattern->context, steps);
	return pcre2_match(pattern->code, (PCRE2_SPTR)text.p, text.n, from,
			   options, pattern->data, pattern->context);
}

static void copy_groups(struct ls_pattern *pattern, struct ls_text text, int n,
			struct ls_groups *groups)
{
	const size_t *ends = pcre2_get_ovector_pointer(pattern->data);

	*groups = (struct ls_groups){ .n = (size_t)n };
	for (size_t i = 0; i < groups->n; i++)
		/* \K can put the start of a match behind its end. */
		if (ends[2 * i] != PCRE2_UNSET &&
		    ends[2 * i] <= ends[2 * i + 1])
			groups->group[i] = ls_text_part(text, ends[2 * i],
							ends[2 * i + 1]);
}

static enum ls_match answer(struct ls_pattern *pattern, struct ls_text text,
			    int result, struct ls_groups *groups)
{
	if (result == PCRE2_ERROR_NOMATCH)
		return LS_NO_MATCH;
	if (result <= 0)
		return LS_UNDECIDED;
	if (groups != NULL)
		copy_groups(pattern, text, result, groups);
	return LS_MATCH;
}

enum ls_match ls_pattern_match(struct ls_pattern *pattern, struct ls_text text,
			       struct ls_groups *groups)
{
	int result;

	if (!prepare(pattern, text))
		return LS_UNDECIDED;
	if (text.p == NULL)
		text = LS_LITERAL("");
	result = run(pattern, text, 0, PCRE2_ANCHORED | PCRE2_ENDANCHORED,
		     LS_LIMIT_PATTERN_MATCH);
	return answer(pattern, text, result, groups);
}

/* A match at one place: with few steps first, which are free, and with more
 * only as *budget allows. */
static int run_at(struct ls_pattern *pattern, struct ls_text text, size_t at,
		  uint32_t *budget)
{
	for (uint32_t steps = FIRST_STEPS;;) {
		int result = run(pattern, text, at, PCRE2_ANCHORED, steps);

		if (result != PCRE2_ERROR_MATCHLIMIT ||
		    steps == LS_LIMIT_PATTERN_MATCH)
			return result;
		steps *= STEPS_FACTOR;
		if (steps > LS_LIMIT_PATTERN_MATCH)
			steps = LS_LIMIT_PATTERN_MATCH;
		if (steps > *budget)
			return result;
		*budget -= steps;
	}
}

/* PCRE2 counts steps anew at each place of the text where a match might start.
 * The budget of a search is shared out among these places; where a share was
 * too small, the places are tried one by one. */
static int search(struct ls_pattern *pattern, struct ls_text text, size_t from)
{
	uint32_t budget = LS_LIMIT_PATTERN_SEARCH;
	size_t share = budget / (text.n - from + 1);
	int result;

	if (share < 1)
		share = 1;
	if (share > LS_LIMIT_PATTERN_MATCH)
		share = LS_LIMIT_PATTERN_MATCH;
	result = run(pattern, text, from, 0, (uint32_t)share);
	if (result != PCRE2_ERROR_MATCHLIMIT || share == LS_LIMIT_PATTERN_MATCH)
		return result;
	for (size_t at = from; at <= text.n; at++) {
		result = run_at(pattern, text, at, &budget);
		if (result != PCRE2_ERROR_NOMATCH)
			return result;
	}
	return PCRE2_ERROR_NOMATCH;
}

enum ls_match ls_pattern_search(struct ls_pattern *pattern, struct ls_text text,
				size_t from, struct ls_groups *groups)
{
	if (!prepare(pattern, text))
		return LS_UNDECIDED;
	if (from > text.n)
		return LS_NO_MATCH;
	if (text.p == NULL)
		text = LS_LITERAL("");
	return answer(pattern, text, search(pattern, text, from), groups);
}

unsigned ls_pattern_group(const struct ls_pattern *pattern, const char *name)
{
	int number = pcre2_substring_number_from_name(pattern->code,
						      (PCRE2_SPTR)name);

	return number > 0 ? (unsigned)number : 0;
}
