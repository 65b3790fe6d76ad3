/* Reads the comments that silence findings. */
#include "config.h"

#include "policy/suppression.h"

#include "base/clock.h"
#include "base/limits.h"

#define MARK "leastscope"

struct reading {
	struct ls_arena *arena;
	struct ls_source *source;
	ls_rule_exists exists;
	int32_t today;
	struct ls_suppressions result;
};

/* --- the words of a comment --- */

static void fault(struct ls_suppression *s, enum ls_suppression_fault which,
		  struct ls_text message)
{
	if (s->fault != LS_SUPPRESSION_GOOD)
		return;
	s->fault = which;
	s->message = message;
}

#define MISSPELT(s, message) \
	fault((s), LS_SUPPRESSION_MISSPELT, LS_LITERAL(message))

/* "leastscope", a colon, "allow".  With *exact false: so near to it that it was
 * meant, and prose is not. */
static bool starts_as_ours(struct ls_text *text, bool *exact)
{
	struct ls_text mark = ls_text_part(*text, 0, sizeof(MARK) - 1);
	struct ls_text rest = ls_text_part(*text, mark.n, text->n);
	struct ls_text word;

	if (!ls_text_is_folded(mark, LS_LITERAL(MARK)))
		return false;
	*exact = ls_text_is(mark, MARK) && ls_text_starts(rest, ":");
	rest = ls_text_trim(rest);
	if (ls_text_starts(rest, ":"))
		rest = ls_text_part(rest, 1, rest.n);
	*text = rest;
	if (*exact)
		return true;
	return ls_text_word(&rest, &word) &&
	       ls_text_is_folded(word, LS_LITERAL("allow"));
}

static void read_until(struct ls_suppression *s, struct ls_text word)
{
	s->until = ls_date_parse(ls_text_part(word, 6, word.n));
	if (s->until == LS_NO_DATE)
		MISSPELT(s, "'until=' needs a date like 2027-01-31");
}

/* RULE [SCOPE] [until=DATE], up to "--". */
static void read_words(struct ls_suppression *s, struct ls_text *rest)
{
	struct ls_text word;
	bool dated = false;

	while (ls_text_word(rest, &word)) {
		if (ls_text_is(word, "--")) {
			s->reason = ls_text_trim(*rest);
			return;
		}
		if (dated ||
		    (s->scope.n > 0 && !ls_text_starts(word, "until="))) {
			MISSPELT(s, "more words than 'allow RULE [SCOPE] "
				    "[until=DATE] -- reason' has");
		} else if (s->rule.n == 0) {
			s->rule = word;
		} else if (ls_text_starts(word, "until=")) {
			read_until(s, word);
			dated = true;
		} else {
			s->scope = word;
		}
	}
}

static void judge(struct reading *reading, struct ls_suppression *s)
{
	struct ls_text nearest = { .n = 0 };

	if (s->rule.n == 0 || ls_text_starts(s->rule, "until="))
		MISSPELT(s, "a comment names the rule it allows: 'allow RULE "
			    "-- reason'");
	if (s->fault == LS_SUPPRESSION_GOOD && reading->exists != NULL &&
	    !reading->exists(s->rule, &nearest)) {
		fault(s, LS_SUPPRESSION_NO_RULE,
		      LS_LITERAL("there is no such rule"));
		s->suggestion = nearest;
	}
	if (s->reason.n == 0)
		fault(s, LS_SUPPRESSION_NO_REASON,
		      LS_LITERAL("a reason is required, behind ' -- '"));
	if (s->until != LS_NO_DATE && s->until < reading->today)
		fault(s, LS_SUPPRESSION_EXPIRED,
		      LS_LITERAL("its date is over"));
}

static void read_comment(struct reading *reading,
			 const struct ls_comment *comment, uint32_t line)
{
	struct ls_text rest = comment->text;
	struct ls_suppression *s;
	struct ls_text word;
	bool exact = false;

	if (!starts_as_ours(&rest, &exact))
		return;
	s = LS_PUSH(reading->arena, &reading->result.list);
	s->span = comment->span;
	s->until = LS_NO_DATE;
	s->line = line;
	s->last_line = line;
	if (!exact)
		MISSPELT(s, "it is written 'leastscope: allow RULE -- "
			    "reason'");
	if (!ls_text_word(&rest, &word) || !ls_text_is(word, "allow")) {
		MISSPELT(s, "only 'allow' can stand behind 'leastscope:'");
		s->suggestion = LS_LITERAL("allow");
		return;
	}
	read_words(s, &rest);
	judge(reading, s);
}

/* --- the line it is for --- */

/* What is known of the comment below the one at hand. */
struct below {
	uint32_t line;   /* 0: none */
	uint32_t target; /* when it stands alone: the line it is for; else 0 */
};

static bool is_blank(struct ls_text text)
{
	return ls_text_trim(text).n == 0;
}

/* Comments are taken from the last to the first, so that a long run of them is
 * gone through once. */
static uint32_t line_of(struct reading *reading,
			const struct ls_comment *comment, struct below *below)
{
	struct ls_place first = ls_source_place(reading->arena, reading->source,
						comment->span.start);
	struct ls_place last = ls_source_place(reading->arena, reading->source,
					       comment->span.end);
	uint32_t lines = ls_source_line_count(reading->arena, reading->source);
	uint32_t start;
	struct ls_text line;
	uint32_t target;

	line = ls_source_line(reading->arena, reading->source, first.line,
			      &start);
	if (!is_blank(ls_text_part(line, 0, comment->span.start - start))) {
		*below = (struct below){ .line = first.line };
		return first.line;
	}
	line = ls_source_line(reading->arena, reading->source, last.line,
			      &start);
	target = last.line;
	if (is_blank(ls_text_part(line, comment->span.end - start, line.n))) {
		for (target++; target < lines && target != below->line;
		     target++)
			if (!is_blank(ls_source_line(reading->arena,
						     reading->source, target,
						     &start)))
				break;
		if (target == below->line && below->target > 0)
			target = below->target;
	}
	*below = (struct below){ .line = first.line, .target = target };
	return target;
}

/* --- texts of several lines --- */

struct lines {
	struct reading *reading;
	LS_VEC(struct line_range {
		uint32_t first;
		uint32_t last;
	}) list;
};

/* Depth is bounded by LS_LIMIT_DEPTH; what an alias stands for is elsewhere. */
static void collect(struct lines *lines, const struct ls_node *node)
{
	struct reading *reading = lines->reading;
	uint32_t first;
	uint32_t last;

	if (node->is_alias)
		return;
	if (node->kind != LS_SCALAR) {
		const struct ls_node *child;

		for (child = node->first; child != NULL; child = child->next)
			collect(lines, child);
		return;
	}
	first = ls_source_place(reading->arena, reading->source,
				node->span.start)
			.line;
	last = ls_source_place(reading->arena, reading->source, node->span.end)
		       .line;
	if (last > first)
		*LS_PUSH(reading->arena,
			 &lines->list) = (struct line_range){ first, last };
}

/* Ranges and comments are both in order. */
static void stretch(struct reading *reading, const struct ls_document *document)
{
	struct lines lines = { .reading = reading };
	size_t at = 0;

	for (size_t i = 0; i < document->root_count; i++)
		collect(&lines, document->roots[i]);
	for (size_t i = 0; i < reading->result.list.n; i++) {
		struct ls_suppression *s = &reading->result.list.v[i];

		while (at < lines.list.n && lines.list.v[at].first < s->line)
			at++;
		if (at < lines.list.n && lines.list.v[at].first == s->line)
			s->last_line = lines.list.v[at].last;
	}
}

struct ls_suppressions ls_suppressions_read(struct ls_arena *arena,
					    const struct ls_document *document,
					    ls_rule_exists exists,
					    int32_t today)
{
	struct reading reading = { .arena = arena,
				   .source = document->source,
				   .exists = exists,
				   .today = today };
	struct below below = { .line = 0 };
	uint32_t *lines;
	bool any = false;

	for (size_t i = 0; i < document->comment_count && !any; i++) {
		struct ls_text text = document->comments[i].text;
		bool exact;

		any = starts_as_ours(&text, &exact);
	}
	if (!any)
		return reading.result;
	lines = ls_arena_get(arena, document->comment_count * sizeof(*lines));
	for (size_t i = document->comment_count; i-- > 0;)
		lines[i] = line_of(&reading, &document->comments[i], &below);
	for (size_t i = 0; i < document->comment_count; i++)
		read_comment(&reading, &document->comments[i], lines[i]);
	if (reading.result.list.n > 0)
		stretch(&reading, document);
	return reading.result;
}
