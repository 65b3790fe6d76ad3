/* GitHub workflow commands: annotations on the lines of a pull request. */
#include "config.h"

#include "report/writers.h"

#define SHOWN_OF_A_KIND 10 /* for each step: the worst must come first */

/* How many there are. */
static size_t write_annotations(struct ls_out *out,
				const struct ls_report *report,
				enum ls_severity severity)
{
	static const char *const commands[] = {
		[LS_OFF] = "",
		[LS_NOTE] = "notice",
		[LS_WARNING] = "warning",
		[LS_ERROR] = "error",
	};
	const struct ls_results *results = report->results;
	size_t n = 0;

	for (size_t i = 0; i < results->findings.n; i++) {
		const struct ls_finding *f = results->findings.v[i];

		if (f->severity != severity || f->is_suppressed ||
		    !ls_report_shows(report, f))
			continue;
		n++;
		ls_out_printf(out, "::%s file=", commands[severity]);
		ls_out_annotation(out, f->path, true);
		ls_out_printf(out, ",line=%u,endLine=%u", f->start.line,
			      f->end.line);
		/* Columns are taken only for a span on one line. */
		if (f->end.line == f->start.line)
			ls_out_printf(out, ",col=%u,endColumn=%u",
				      f->start.column, f->end.column);
		ls_out_printf(out, ",title=%s::", f->rule->id);
		ls_out_annotation(out, f->message, false);
		if (f->hint.n > 0) {
			ls_out_string(out, "; ");
			ls_out_annotation(out, f->hint, false);
		}
		for (size_t k = 0; k < f->notes.n; k++) {
			ls_out_string(out, "%0A");
			ls_out_annotation(out, f->notes.v[k], false);
		}
		ls_out_char(out, '\n');
	}
	return n;
}

void ls_write_github(struct ls_out *out, const struct ls_report *report)
{
	size_t most = 0;

	for (int level = LS_ERROR; level >= LS_NOTE; level--) {
		size_t n = write_annotations(out, report,
					     (enum ls_severity)level);

		most = n > most ? n : most;
	}
	if (report->quiet)
		return;
	if (most > SHOWN_OF_A_KIND)
		ls_out_printf(out,
			      "GitHub shows %d annotations of a kind for each "
			      "step; all of them are in this log\n",
			      SHOWN_OF_A_KIND);
	ls_report_verdict(out, report);
	ls_out_char(out, '\n');
}
