/* Comments that silence findings, and findings about such comments. */
#include "config.h"

#include "base/clock.h"
#include "base/out.h"
#include "engine/check.h"

/* The rules of a table are not reachable from the policy room's callback, so
 * every id passes there and is looked up here. */
static bool any_rule(struct ls_text id, struct ls_text *nearest)
{
	(void)id;
	if (nearest != NULL)
		nearest->n = 0;
	return true;
}

static bool is_for(struct ls_text rule, struct ls_text scope, uint32_t first,
		   uint32_t last, const struct ls_finding *finding)
{
	if (finding->start.line < first || finding->start.line > last ||
	    !ls_text_is(rule, finding->rule->id))
		return false;
	return scope.n == 0 || ls_text_eq(scope, finding->scope);
}

static struct ls_suppressed entry_of(struct ls_file_check *check,
				     const struct ls_suppression *suppression)
{
	return (struct ls_suppressed){
		.by_comment = true,
		.reason = suppression->reason,
		.until = suppression->until,
		.line = ls_source_place(check->run.arena, check->source,
					suppression->span.start)
				.line,
	};
}

static void silence(struct ls_file_check *check,
		    struct ls_suppression *suppression)
{
	for (size_t i = 0; i < check->findings.n; i++) {
		struct ls_finding *finding = check->findings.v[i];

		if (finding->is_suppressed ||
		    !is_for(suppression->rule, suppression->scope,
			    suppression->line, suppression->last_line, finding))
			continue;
		finding->is_suppressed = true;
		finding->suppressed = entry_of(check, suppression);
		suppression->used++;
	}
}

bool ls_suppress_waiting(const struct ls_waiting *waiting,
			 struct ls_finding *finding)
{
	if (finding->is_suppressed ||
	    !is_for(waiting->rule, waiting->scope, waiting->line,
		    waiting->last_line, finding))
		return false;
	finding->is_suppressed = true;
	finding->suppressed = waiting->entry;
	return true;
}

/* --- findings about comments --- */

/* The comment with the blanks in front of it, or its whole line when nothing
 * else stands there. */
static struct ls_span comment_cut(struct ls_file_check *check,
				  struct ls_span comment)
{
	struct ls_place place = ls_source_place(check->run.arena, check->source,
						comment.start);
	struct ls_text text = check->source->text;
	struct ls_span cut = comment;
	uint32_t start;
	struct ls_text line = ls_source_line(check->run.arena, check->source,
					     place.line, &start);
	uint32_t end = start + (uint32_t)line.n;

	while (cut.start > start &&
	       (text.p[cut.start - 1] == ' ' || text.p[cut.start - 1] == '\t'))
		cut.start--;
	if (cut.start > start || comment.end != end)
		return comment.end == end ? cut : comment;
	if (end < text.n && text.p[end] == '\r')
		end++;
	if (end < text.n && text.p[end] == '\n')
		end++;
	cut.end = end;
	return cut;
}

/* May hold what the file says: hidden characters are escaped. */
static struct ls_text escaped(struct ls_file_check *check, struct ls_text text)
{
	struct ls_out out = ls_out_new(check->run.arena);

	ls_out_shown(&out, text);
	return ls_out_text(&out);
}

static const char *shown(struct ls_file_check *check, struct ls_text text)
{
	return ls_shown(&check->run, text);
}

static struct ls_finding *stale(struct ls_file_check *check,
				const struct ls_suppression *suppression,
				struct ls_text message)
{
	return ls_check_flag(check, LS_RULE_STALE_SUPPRESSION,
			     suppression->span, message);
}

static void offer_removal(struct ls_file_check *check,
			  const struct ls_suppression *suppression,
			  struct ls_finding *finding)
{
	ls_fix(&check->run, finding, LS_FIX_SAFE, "remove the comment");
	ls_fix_edit(&check->run, finding, comment_cut(check, suppression->span),
		    (struct ls_text){ .p = "", .n = 0 });
}

static void report_expired(struct ls_file_check *check,
			   const struct ls_suppression *suppression)
{
	struct ls_finding *finding;
	char date[11];

	ls_date_format(suppression->until, date);
	finding = stale(check, suppression,
			ls_arena_printf(check->run.arena,
					"this comment allowed %s until %s and "
					"silences nothing since",
					shown(check, suppression->rule), date));
	offer_removal(check, suppression, finding);
}

static void report_no_rule(struct ls_file_check *check,
			   const struct ls_suppression *suppression)
{
	struct ls_text nearest = ls_setting_nearest(check->options,
						    suppression->rule);
	struct ls_finding *finding = stale(
		check, suppression,
		ls_arena_printf(check->run.arena,
				"this comment allows '%s', and there is no "
				"such rule",
				shown(check, suppression->rule)));

	/* A slip is to be corrected: the reason would go with the comment. */
	if (nearest.n > 0)
		finding->hint = ls_arena_printf(check->run.arena,
						"did you mean '%.*s'?",
						LS_FMT(nearest));
	else
		offer_removal(check, suppression, finding);
}

static void report_fault(struct ls_file_check *check,
			 const struct ls_suppression *suppression)
{
	struct ls_finding *finding;

	switch (suppression->fault) {
	case LS_SUPPRESSION_EXPIRED:
		report_expired(check, suppression);
		return;
	case LS_SUPPRESSION_NO_RULE:
		report_no_rule(check, suppression);
		return;
	case LS_SUPPRESSION_NO_REASON:
		finding = stale(check, suppression,
				LS_LITERAL("this comment gives no reason, so "
					   "it silences nothing"));
		finding->hint = LS_LITERAL("add it behind ' -- '");
		return;
	case LS_SUPPRESSION_MISSPELT:
	case LS_SUPPRESSION_GOOD:
		break;
	}
	finding = stale(check, suppression,
			escaped(check, suppression->message));
	if (suppression->suggestion.n > 0)
		finding->hint = ls_arena_printf(
			check->run.arena, "did you mean '%s'?",
			shown(check, suppression->suggestion));
}

static struct ls_finding *
report_unused(struct ls_file_check *check,
	      const struct ls_suppression *suppression)
{
	struct ls_finding *finding = stale(
		check, suppression,
		ls_arena_printf(check->run.arena,
				"this comment allows %s, and there is nothing "
				"to allow",
				shown(check, suppression->rule)));

	offer_removal(check, suppression, finding);
	return finding;
}

static void report_mandatory(struct ls_file_check *check,
			     const struct ls_suppression *suppression)
{
	struct ls_finding *finding = stale(
		check, suppression,
		ls_arena_printf(check->run.arena,
				"no comment can allow %s here",
				shown(check, suppression->rule)));

	finding->hint = LS_LITERAL("nothing may silence this rule");
}

/* --- all of them --- */

static bool is_full(const struct ls_file_check *check,
		    const struct ls_rule *rule)
{
	for (size_t i = 0; i < check->full.n; i++)
		if (check->full.v[i] == rule)
			return true;
	return false;
}

static void wait_for_all(struct ls_file_check *check,
			 const struct ls_suppression *suppression,
			 const struct ls_rule *rule)
{
	struct ls_waiting *waiting = LS_PUSH(check->run.arena, &check->waiting);

	waiting->rule = suppression->rule;
	waiting->scope = suppression->scope;
	waiting->line = suppression->line;
	waiting->last_line = suppression->last_line;
	waiting->entry = entry_of(check, suppression);
	if (suppression->used > 0 || is_full(check, rule))
		return;
	/* Made now, while the file is here, and kept aside. */
	waiting->stale = report_unused(check, suppression);
	check->findings.n--;
}

static void apply(struct ls_file_check *check,
		  struct ls_suppression *suppression)
{
	const struct ls_rule *rule;

	if (suppression->fault != LS_SUPPRESSION_GOOD) {
		report_fault(check, suppression);
		return;
	}
	rule = ls_setting_rule(check->options, suppression->rule);
	if (rule == NULL) {
		suppression->fault = LS_SUPPRESSION_NO_RULE;
		report_no_rule(check, suppression);
		return;
	}
	if (check->options->no_ignores)
		return;
	if (ls_setting_mandatory(check->options, rule) ||
	    ls_text_is(suppression->rule, LS_RULE_STALE_SUPPRESSION)) {
		report_mandatory(check, suppression);
		return;
	}
	silence(check, suppression);
	if (ls_engine_severity(check->options, rule) == LS_OFF)
		return;
	if (rule->check_all != NULL)
		wait_for_all(check, suppression, rule);
	else if (suppression->used == 0 && !is_full(check, rule))
		report_unused(check, suppression);
}

void ls_suppress(struct ls_file_check *check)
{
	const struct ls_rule *own;
	size_t before = check->findings.n;

	check->suppressions = ls_suppressions_read(
		check->run.arena, check->run.document, any_rule,
		check->options->today);
	for (size_t i = 0; i < check->suppressions.list.n; i++)
		apply(check, &check->suppressions.list.v[i]);
	if (check->suppressions.list.n == 0)
		return;
	own = ls_setting_rule(check->options,
			      LS_LITERAL(LS_RULE_STALE_SUPPRESSION));
	if (own == NULL || ls_engine_severity(check->options, own) != LS_OFF)
		return;
	/* What is to be said of the comments themselves is switched off. */
	check->findings.n = before;
	for (size_t i = 0; i < check->waiting.n; i++)
		check->waiting.v[i].stale = NULL;
}
