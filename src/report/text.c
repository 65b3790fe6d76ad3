/* Findings for people: the line, a caret under the very characters, why. */
#include "config.h"

#include "report/writers.h"

static const char *const severity_color[] = {
	[LS_OFF] = "",
	[LS_NOTE] = "\033[1;36m",
	[LS_WARNING] = "\033[1;33m",
	[LS_ERROR] = "\033[1;31m",
};

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

#define WIDTH 80 /* of a small terminal */
#define GUTTER 5 /* as wide as the line numbers of most files */
#define BAR 3    /* " | " behind it */

static void color(struct ls_out *out, const struct ls_report *report,
		  const char *code)
{
	if (report->color)
		ls_out_string(out, code);
}

static void write_headline(struct ls_out *out, const struct ls_report *report,
			   const struct ls_finding *f)
{
	color(out, report, BOLD);
	ls_report_path(out, f->path);
	ls_out_printf(out, ":%u:%u: ", f->start.line, f->start.column);
	color(out, report, PLAIN);
	if (f->is_suppressed)
		ls_out_string(out, "suppressed ");
	color(out, report, severity_color[f->severity]);
	ls_out_printf(out, "%s[%s]", ls_severity_word(f->severity),
		      f->rule->id);
	color(out, report, PLAIN);
	ls_out_string(out, ": ");
	ls_out_shown(out, f->message);
	ls_out_char(out, '\n');
}

static unsigned gutter_width(const struct ls_finding *f)
{
	unsigned digits = 1;

	for (uint32_t line = f->start.line; line >= 10; line /= 10)
		digits++;
	return digits < GUTTER ? GUTTER : digits;
}

/* The hint stands behind the carets, where it has room there. */
static bool is_hint_beside(const struct ls_finding *f,
			   const struct ls_excerpt *excerpt)
{
	size_t taken = gutter_width(f) + BAR + excerpt->before +
		       excerpt->carets + 1;

	return taken + ls_shown_width(f->hint) <= WIDTH;
}

static void write_excerpt(struct ls_out *out, const struct ls_report *report,
			  const struct ls_finding *f,
			  const struct ls_excerpt *excerpt)
{
	unsigned gutter = gutter_width(f);

	color(out, report, DIM);
	ls_out_printf(out, "%*u | ", (int)gutter, f->start.line);
	color(out, report, PLAIN);
	ls_out_string(out, excerpt->cut_front ? "..." : "");
	ls_out_shown(out, excerpt->line);
	ls_out_string(out, excerpt->cut_back ? "...\n" : "\n");
	color(out, report, DIM);
	ls_out_repeat(out, ' ', gutter);
	ls_out_string(out, " | ");
	color(out, report, PLAIN);
	ls_out_repeat(out, ' ', excerpt->before);
	color(out, report, severity_color[f->severity]);
	ls_out_repeat(out, '^', excerpt->carets);
	if (f->hint.n > 0 && is_hint_beside(f, excerpt)) {
		ls_out_char(out, ' ');
		ls_out_shown(out, f->hint);
	}
	color(out, report, PLAIN);
	ls_out_char(out, '\n');
}

static void start_note(struct ls_out *out, const struct ls_report *report)
{
	color(out, report, DIM);
	ls_out_repeat(out, ' ', GUTTER);
	ls_out_string(out, " = ");
	color(out, report, PLAIN);
}

static void write_fix(struct ls_out *out, const struct ls_report *report,
		      const struct ls_fix *fix)
{
	if (fix->applicability == LS_FIX_NONE)
		return;
	start_note(out, report);
	ls_out_string(out, "fix: ");
	ls_out_shown(out, fix->title);
	ls_out_string(out, fix->applicability == LS_FIX_SAFE ?
				   " (--fix)\n" :
				   " (--fix --unsafe-fixes)\n");
}

static void write_suppression(struct ls_out *out,
			      const struct ls_report *report,
			      const struct ls_finding *f)
{
	if (!f->is_suppressed)
		return;
	start_note(out, report);
	ls_out_printf(
		out, "allowed by the comment on line %u: ", f->suppressed.line);
	ls_out_shown(out, f->suppressed.reason);
	ls_out_char(out, '\n');
}

static void write_details(struct ls_out *out, const struct ls_report *report,
			  const struct ls_finding *f)
{
	const struct ls_excerpt excerpt = ls_excerpt_fit(
		f, WIDTH - BAR - gutter_width(f));

	if (f->line.n > 0)
		write_excerpt(out, report, f, &excerpt);
	if (f->hint.n > 0 && (f->line.n == 0 || !is_hint_beside(f, &excerpt))) {
		start_note(out, report);
		ls_out_shown(out, f->hint);
		ls_out_char(out, '\n');
	}
	for (size_t i = 0; i < f->notes.n; i++) {
		start_note(out, report);
		ls_out_shown(out, f->notes.v[i]);
		ls_out_char(out, '\n');
	}
	for (size_t i = 0; i < f->related.n; i++) {
		const struct ls_related *r = &f->related.v[i];

		start_note(out, report);
		ls_out_shown(out, r->path.n > 0 ? r->path : f->path);
		ls_out_printf(out, ":%u:%u: ", r->start.line, r->start.column);
		ls_out_shown(out, r->message);
		ls_out_char(out, '\n');
	}
	write_fix(out, report, &f->fix);
	write_suppression(out, report, f);
	ls_out_char(out, '\n');
}

static void write_inputs(struct ls_out *out, const struct ls_results *results)
{
	static const char *const words[] = {
		[LS_INPUT_CHECKED] = "checked",
		[LS_INPUT_NOT_A_MANIFEST] = "not a manifest",
		[LS_INPUT_UNREADABLE] = "unreadable",
		[LS_INPUT_EXCLUDED] = "excluded",
		[LS_INPUT_SKIPPED] = "skipped",
	};

	for (size_t i = 0; i < results->inputs.n; i++) {
		const struct ls_input *input = &results->inputs.v[i];

		ls_report_path(out, input->path);
		ls_out_printf(out, ": %s", words[input->status]);
		if (input->format.n > 0) {
			ls_out_string(out, ", ");
			ls_out_shown(out, input->format);
		}
		if (input->provider.n > 0) {
			ls_out_string(out, ", provider ");
			ls_out_shown(out, input->provider);
		}
		ls_out_char(out, '\n');
	}
	if (results->inputs.n > 0)
		ls_out_char(out, '\n');
}

void ls_write_text(struct ls_out *out, const struct ls_report *report)
{
	const struct ls_results *results = report->results;

	for (size_t i = 0; i < results->findings.n; i++) {
		const struct ls_finding *f = results->findings.v[i];

		if (!ls_report_shows(report, f) ||
		    (f->is_suppressed && !report->verbose))
			continue;
		write_headline(out, report, f);
		write_details(out, report, f);
	}
	if (report->verbose)
		write_inputs(out, results);
	if (report->quiet)
		return;
	color(out, report,
	      report->judgement.exit_status == 0 ? "\033[1;32m" : "\033[1;31m");
	ls_report_verdict(out, report);
	color(out, report, PLAIN);
	ls_out_char(out, '\n');
}
