/* The one list of output formats, and what all of them share. */
#include "config.h"

#include "report/report.h"
#include "report/writers.h"

const struct ls_report_format ls_report_formats[] = {
	{
		.id = "text",
		.about = "for people: the source line, a caret, the reason",
		.write = ls_write_text,
	},
	{
		.id = "json",
		.about = "one JSON document; doc/schema describes it",
		.write = ls_write_json,
	},
	{
		.id = "jsonl",
		.about = "JSON Lines: one finding, input or summary a line",
		.write = ls_write_jsonl,
	},
	{
		.id = "sarif",
		.about = "SARIF 2.1.0, for code scanning",
		.write = ls_write_sarif,
	},
	{
		.id = "github",
		.about =
			"GitHub workflow commands: annotations in a pull request",
		.write = ls_write_github,
	},
	{ .id = NULL },
};

const struct ls_report_format *ls_report_format_find(struct ls_text id)
{
	for (const struct ls_report_format *f = ls_report_formats; f->id; f++)
		if (ls_text_is(id, f->id))
			return f;
	return NULL;
}

void ls_report_path(struct ls_out *out, struct ls_text path)
{
	if (ls_starts_runner_command(path))
		ls_out_string(out, "./");
	ls_out_shown(out, path);
}

bool ls_report_shows(const struct ls_report *report,
		     const struct ls_finding *finding)
{
	return finding->severity >= report->min_severity;
}

static void write_count(struct ls_out *out, uint32_t n, const char *one,
			const char *separator)
{
	ls_out_printf(out, "%u %s%s%s", n, one, n == 1 ? "" : "s", separator);
}

static const char *verdict_word(const struct ls_report *report)
{
	if (report->judgement.exit_status == 0)
		return "PASS";
	return "FAIL";
}

void ls_report_verdict(struct ls_out *out, const struct ls_report *report)
{
	const struct ls_results *r = report->results;

	write_count(out, r->manifests, "manifest", ", ");
	write_count(out, r->requests, "request", ", ");
	write_count(out, r->scopes, "scope", ": ");
	write_count(out, r->errors, "error", ", ");
	write_count(out, r->warnings, "warning", ", ");
	write_count(out, r->notes, "note", "");
	if (r->suppressed > 0)
		ls_out_printf(out, ", %u suppressed", r->suppressed);
	ls_out_printf(out, ". %s", verdict_word(report));
	if (report->judgement.reason.n > 0) {
		ls_out_string(out, ": ");
		ls_out_shown(out, report->judgement.reason);
	}
}
