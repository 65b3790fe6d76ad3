/* The findings as one JSON document, and as JSON Lines. */
#include "config.h"

#include "base/clock.h"
#include "report/json_writer.h"
#include "report/writers.h"

#define SCHEMA_VERSION 1

static void write_place(struct ls_json *json, const char *key,
			struct ls_place place)
{
	ls_json_open(json, key, '{');
	ls_json_number(json, "line", place.line);
	ls_json_number(json, "column", place.column);
	ls_json_number(json, "offset", place.offset);
	ls_json_close(json, '}');
}

static void write_span(struct ls_json *json, struct ls_place start,
		       struct ls_place end)
{
	ls_json_open(json, "span", '{');
	write_place(json, "start", start);
	write_place(json, "end", end);
	ls_json_close(json, '}');
}

static void write_fix(struct ls_json *json, const struct ls_fix *fix)
{
	if (fix->applicability == LS_FIX_NONE) {
		ls_json_word(json, "fix", "null");
		return;
	}
	ls_json_open(json, "fix", '{');
	ls_json_string(json, "applicability",
		       fix->applicability == LS_FIX_SAFE ? "safe" : "unsafe");
	ls_json_text(json, "title", fix->title);
	ls_json_open(json, "edits", '[');
	for (size_t i = 0; i < fix->edits.n; i++) {
		const struct ls_edit *edit = &fix->edits.v[i];

		ls_json_open(json, NULL, '{');
		ls_json_number(json, "start", edit->span.start);
		ls_json_number(json, "end", edit->span.end);
		ls_json_text(json, "text", edit->text);
		ls_json_close(json, '}');
	}
	ls_json_close(json, ']');
	ls_json_close(json, '}');
}

static void write_related(struct ls_json *json, const struct ls_finding *f)
{
	ls_json_open(json, "related", '[');
	for (size_t i = 0; i < f->related.n; i++) {
		const struct ls_related *r = &f->related.v[i];

		ls_json_open(json, NULL, '{');
		ls_json_text(json, "path", r->path.n > 0 ? r->path : f->path);
		write_span(json, r->start, r->end);
		ls_json_text(json, "message", r->message);
		ls_json_close(json, '}');
	}
	ls_json_close(json, ']');
}

static void write_suppression(struct ls_json *json, const struct ls_finding *f)
{
	char until[11] = "";

	if (!f->is_suppressed) {
		ls_json_word(json, "suppression", "null");
		return;
	}
	if (f->suppressed.until != LS_NO_DATE)
		ls_date_format(f->suppressed.until, until);
	ls_json_open(json, "suppression", '{');
	ls_json_string(json, "kind", "comment");
	ls_json_number(json, "line", f->suppressed.line);
	ls_json_text(json, "reason", f->suppressed.reason);
	ls_json_maybe(json, "until", ls_text_of(until));
	ls_json_close(json, '}');
}

static void write_finding(struct ls_json *json, const struct ls_finding *f)
{
	ls_json_string(json, "rule", f->rule->id);
	ls_json_string(json, "severity", ls_severity_word(f->severity));
	ls_json_string(json, "confidence",
		       f->confidence == LS_CERTAIN ? "certain" : "likely");
	ls_json_text(json, "message", f->message);
	ls_json_maybe(json, "hint", f->hint);
	ls_json_open(json, "notes", '[');
	for (size_t i = 0; i < f->notes.n; i++)
		ls_json_text(json, NULL, f->notes.v[i]);
	ls_json_close(json, ']');
	ls_json_text(json, "path", f->path);
	write_span(json, f->start, f->end);
	ls_json_maybe(json, "scope", f->scope);
	ls_json_maybe(json, "provider", f->provider);
	ls_json_maybe(json, "client", f->client);
	ls_json_maybe(json, "request", f->request);
	write_fix(json, &f->fix);
	write_related(json, f);
	ls_json_string(json, "fingerprint", f->fingerprint);
	write_suppression(json, f);
}

static void write_input(struct ls_json *json, const struct ls_input *input)
{
	static const char *const words[] = {
		[LS_INPUT_CHECKED] = "checked",
		[LS_INPUT_NOT_A_MANIFEST] = "not-a-manifest",
		[LS_INPUT_UNREADABLE] = "unreadable",
		[LS_INPUT_EXCLUDED] = "excluded",
		[LS_INPUT_SKIPPED] = "skipped",
	};

	ls_json_text(json, "path", input->path);
	ls_json_maybe(json, "format", input->format);
	ls_json_maybe(json, "provider", input->provider);
	ls_json_string(json, "status", words[input->status]);
	ls_json_number(json, "clients", input->clients);
	ls_json_number(json, "requests", input->requests);
	ls_json_number(json, "scopes", input->scopes);
}

static void write_summary(struct ls_json *json, const struct ls_report *report)
{
	static const char *const verdicts[] = {
		[LS_PASS] = "pass",
		[LS_FAIL] = "fail",
		[LS_NOTHING_CHECKED] = "nothing-checked",
	};
	const struct ls_results *r = report->results;

	ls_json_number(json, "files", r->files);
	ls_json_number(json, "manifests", r->manifests);
	ls_json_number(json, "requests", r->requests);
	ls_json_number(json, "scopes", r->scopes);
	ls_json_number(json, "errors", r->errors);
	ls_json_number(json, "warnings", r->warnings);
	ls_json_number(json, "notes", r->notes);
	ls_json_number(json, "suppressed", r->suppressed);
	ls_json_string(json, "fail_on", ls_severity_word(report->fail_on));
	ls_json_string(json, "verdict", verdicts[report->judgement.verdict]);
	ls_json_text(json, "reason", report->judgement.reason);
	ls_json_number(json, "exit_status",
		       (uint64_t)report->judgement.exit_status);
}

static void write_tool(struct ls_json *json, const struct ls_report *report)
{
	ls_json_number(json, "schema_version", SCHEMA_VERSION);
	ls_json_open(json, "tool", '{');
	ls_json_string(json, "name", "leastscope");
	ls_json_string(json, "version", report->version);
	ls_json_close(json, '}');
}

void ls_write_json(struct ls_out *out, const struct ls_report *report)
{
	const struct ls_results *results = report->results;
	struct ls_json json = { .out = out };

	ls_json_open(&json, NULL, '{');
	write_tool(&json, report);
	ls_json_open(&json, "findings", '[');
	for (size_t i = 0; i < results->findings.n; i++) {
		if (!ls_report_shows(report, results->findings.v[i]))
			continue;
		ls_json_open(&json, NULL, '{');
		write_finding(&json, results->findings.v[i]);
		ls_json_close(&json, '}');
	}
	ls_json_close(&json, ']');
	ls_json_open(&json, "inputs", '[');
	for (size_t i = 0; i < results->inputs.n; i++) {
		ls_json_open(&json, NULL, '{');
		write_input(&json, &results->inputs.v[i]);
		ls_json_close(&json, '}');
	}
	ls_json_close(&json, ']');
	ls_json_open(&json, "summary", '{');
	write_summary(&json, report);
	ls_json_close(&json, '}');
	ls_json_close(&json, '}');
	ls_out_char(out, '\n');
}

static void start_line(struct ls_json *json, const char *type)
{
	json->comma = false;
	ls_json_open(json, NULL, '{');
	ls_json_string(json, "type", type);
}

static void end_line(struct ls_json *json)
{
	ls_json_close(json, '}');
	ls_out_char(json->out, '\n');
}

void ls_write_jsonl(struct ls_out *out, const struct ls_report *report)
{
	const struct ls_results *results = report->results;
	struct ls_json json = { .out = out };

	for (size_t i = 0; i < results->findings.n; i++) {
		if (!ls_report_shows(report, results->findings.v[i]))
			continue;
		start_line(&json, "finding");
		write_finding(&json, results->findings.v[i]);
		end_line(&json);
	}
	for (size_t i = 0; i < results->inputs.n; i++) {
		start_line(&json, "input");
		write_input(&json, &results->inputs.v[i]);
		end_line(&json);
	}
	start_line(&json, "summary");
	write_tool(&json, report);
	write_summary(&json, report);
	end_line(&json);
}
