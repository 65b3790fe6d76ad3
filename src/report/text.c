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

/* The gutter is as wide as line numbers of most files. */
#define GUTTER "      "

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

/* Bytes of the first `columns` code points. */
static size_t skip_columns(struct ls_text text, size_t columns)
{
	size_t at = 0;

	while (columns-- > 0 && at < text.n) {
		uint32_t code_point;
		size_t n = ls_utf8_decode(text.p + at, text.n - at,
					  &code_point);

		at += n == 0 ? 1 : n;
	}
	return at;
}

/* Where the span starts and ends in the shown part of its line, in bytes. */
static void span_in_line(const struct ls_finding *f, size_t *from, size_t *to)
{
	size_t before = f->start.column >= f->line_column ?
				f->start.column - f->line_column :
				0;

	*from = skip_columns(f->line, before);
	*to = f->line.n;
	if (f->end.line == f->start.line && f->end.column >= f->line_column)
		*to = skip_columns(f->line, f->end.column - f->line_column);
	if (*to < *from)
		*to = *from;
}

static void write_excerpt(struct ls_out *out, const struct ls_report *report,
			  const struct ls_finding *f)
{
	size_t from, to, before, width;

	if (f->line.n == 0)
		return;
	span_in_line(f, &from, &to);
	/* How a character is shown may depend on those behind it. */
	width = ls_shown_width(ls_text_part(f->line, from, f->line.n));
	before = ls_shown_width(f->line) - width;
	width -= ls_shown_width(ls_text_part(f->line, to, f->line.n));
	color(out, report, DIM);
	ls_out_printf(out, "%5u | ", f->start.line);
	color(out, report, PLAIN);
	ls_out_string(out, f->line_column > 1 ? "..." : "");
	ls_out_shown(out, f->line);
	ls_out_char(out, '\n');
	color(out, report, DIM);
	ls_out_string(out, GUTTER "| ");
	color(out, report, PLAIN);
	ls_out_repeat(out, ' ', before + (f->line_column > 1 ? 3 : 0));
	color(out, report, severity_color[f->severity]);
	ls_out_repeat(out, '^', width == 0 ? 1 : width);
	if (f->hint.n > 0) {
		ls_out_char(out, ' ');
		ls_out_shown(out, f->hint);
	}
	color(out, report, PLAIN);
	ls_out_char(out, '\n');
}

static void start_note(struct ls_out *out, const struct ls_report *report)
{
	color(out, report, DIM);
	ls_out_string(out, GUTTER "= ");
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
	if (f->line.n == 0 && f->hint.n > 0) {
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
		write_excerpt(out, report, f);
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
