/* SARIF 2.1.0, as code scanning wants it. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "report/json_writer.h"
#include "report/pages.h"
#include "report/writers.h"

/* Code scanning takes no more results in one run. */
_Static_assert(LS_LIMIT_FINDINGS <= 25000, "too many for code scanning");

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

static const char *level(enum ls_severity severity)
{
	return severity == LS_OFF ? "none" : ls_severity_word(severity);
}

/* Code scanning's scale: 7 and more is high, 4 medium, below 4 low. */
static const char *security_severity(enum ls_severity severity)
{
	static const char *const scores[] = {
		[LS_OFF] = "0.1",
		[LS_NOTE] = "2.0",
		[LS_WARNING] = "5.0",
		[LS_ERROR] = "7.5",
	};

	return scores[severity];
}

/* Readers expect sentences; our messages end without a full stop. */
static void end_sentence(struct ls_out *out)
{
	if (out->n == 0 ||
	    (out->p[out->n - 1] != '.' && out->p[out->n - 1] != '?'))
		ls_out_char(out, '.');
}

static void write_message(struct ls_json *json, const char *key,
			  struct ls_text text)
{
	struct ls_out out = ls_out_new(json->out->arena);

	ls_out_raw(&out, text);
	end_sentence(&out);
	ls_json_open(json, key, '{');
	ls_json_text(json, "text", ls_out_text(&out));
	ls_json_close(json, '}');
}

static void write_help(struct ls_json *json, const struct ls_rule *rule)
{
	struct ls_out text = ls_out_new(json->out->arena);
	struct ls_out markdown = ls_out_new(json->out->arena);

	ls_page_rule(&text, rule, LS_PAGE_TEXT);
	ls_page_rule(&markdown, rule, LS_PAGE_MARKDOWN);
	ls_json_open(json, "help", '{');
	ls_json_text(json, "text", ls_out_text(&text));
	ls_json_text(json, "markdown", ls_out_text(&markdown));
	ls_json_close(json, '}');
}

static void write_rule(struct ls_json *json, const struct ls_report *report,
		       const struct ls_rule *rule)
{
	enum ls_severity severity = ls_engine_severity(report->options, rule);

	ls_json_open(json, NULL, '{');
	ls_json_string(json, "id", rule->id);
	ls_json_text(json, "name", ls_page_pascal(json->out->arena, rule->id));
	write_message(json, "shortDescription", ls_text_of(rule->summary));
	write_message(json, "fullDescription",
		      ls_page_paragraph(json->out->arena, rule->why));
	write_help(json, rule);
	ls_json_open(json, "defaultConfiguration", '{');
	ls_json_word(json, "enabled", severity == LS_OFF ? "false" : "true");
	ls_json_string(json, "level", level(severity));
	ls_json_close(json, '}');
	ls_json_open(json, "properties", '{');
	ls_json_string(json, "precision",
		       rule->confidence == LS_CERTAIN ? "very-high" : "high");
	ls_json_string(json, "security-severity", security_severity(severity));
	ls_json_open(json, "tags", '[');
	ls_json_string(json, NULL, "security");
	ls_json_string(json, NULL, "oauth");
	ls_json_close(json, ']');
	ls_json_close(json, '}');
	ls_json_close(json, '}');
}

static void write_region(struct ls_json *json, struct ls_place start,
			 struct ls_place end)
{
	ls_json_open(json, "region", '{');
	ls_json_number(json, "startLine", start.line);
	ls_json_number(json, "startColumn", start.column);
	ls_json_number(json, "endLine", end.line);
	ls_json_number(json, "endColumn", end.column);
	ls_json_close(json, '}');
}

static void write_artifact(struct ls_json *json, struct ls_text path)
{
	struct ls_out uri = ls_out_new(json->out->arena);

	/* A reference that starts with a slash would be taken for one below the
	 * repository. */
	if (ls_text_starts(path, "/"))
		ls_out_string(&uri, "file://");
	ls_out_uri(&uri, path);
	ls_json_open(json, "artifactLocation", '{');
	ls_json_text(json, "uri", ls_out_text(&uri));
	ls_json_close(json, '}');
}

static void write_location(struct ls_json *json, struct ls_text path,
			   struct ls_place start, struct ls_place end)
{
	ls_json_open(json, "physicalLocation", '{');
	write_artifact(json, path);
	write_region(json, start, end);
	ls_json_close(json, '}');
}

static void write_related(struct ls_json *json, const struct ls_finding *f)
{
	if (f->related.n == 0)
		return;
	ls_json_open(json, "relatedLocations", '[');
	for (size_t i = 0; i < f->related.n; i++) {
		const struct ls_related *r = &f->related.v[i];

		ls_json_open(json, NULL, '{');
		ls_json_number(json, "id", i + 1);
		write_location(json, r->path.n > 0 ? r->path : f->path,
			       r->start, r->end);
		write_message(json, "message", r->message);
		ls_json_close(json, '}');
	}
	ls_json_close(json, ']');
}

static void write_fix(struct ls_json *json, const struct ls_finding *f)
{
	if (f->fix.applicability == LS_FIX_NONE || f->fix.edits.n == 0)
		return;
	ls_json_open(json, "fixes", '[');
	ls_json_open(json, NULL, '{');
	write_message(json, "description", f->fix.title);
	ls_json_open(json, "artifactChanges", '[');
	ls_json_open(json, NULL, '{');
	write_artifact(json, f->path);
	ls_json_open(json, "replacements", '[');
	for (size_t i = 0; i < f->fix.edits.n; i++) {
		const struct ls_edit *edit = &f->fix.edits.v[i];

		ls_json_open(json, NULL, '{');
		ls_json_open(json, "deletedRegion", '{');
		ls_json_number(json, "byteOffset", edit->span.start);
		ls_json_number(json, "byteLength",
			       edit->span.end - edit->span.start);
		ls_json_close(json, '}');
		ls_json_open(json, "insertedContent", '{');
		ls_json_text(json, "text", edit->text);
		ls_json_close(json, '}');
		ls_json_close(json, '}');
	}
	ls_json_close(json, ']');
	ls_json_close(json, '}');
	ls_json_close(json, ']');
	ls_json_close(json, '}');
	ls_json_close(json, ']');
}

static void write_suppressions(struct ls_json *json, const struct ls_finding *f)
{
	ls_json_open(json, "suppressions", '[');
	if (f->is_suppressed) {
		ls_json_open(json, NULL, '{');
		ls_json_string(json, "kind", "inSource");
		ls_json_string(json, "status", "accepted");
		ls_json_text(json, "justification", f->suppressed.reason);
		ls_json_close(json, '}');
	}
	ls_json_close(json, ']');
}

static struct ls_text whole_message(struct ls_arena *arena,
				    const struct ls_finding *f)
{
	struct ls_out out = ls_out_new(arena);

	ls_out_raw(&out, f->message);
	if (f->hint.n > 0) {
		ls_out_string(&out, "; ");
		ls_out_raw(&out, f->hint);
	}
	for (size_t i = 0; i < f->notes.n; i++) {
		end_sentence(&out);
		ls_out_char(&out, ' ');
		ls_out_raw(&out, f->notes.v[i]);
	}
	return ls_out_text(&out);
}

static void write_result(struct ls_json *json, const struct ls_finding *f,
			 size_t rule_index)
{
	ls_json_open(json, NULL, '{');
	ls_json_string(json, "ruleId", f->rule->id);
	ls_json_number(json, "ruleIndex", rule_index);
	ls_json_string(json, "level", level(f->severity));
	write_message(json, "message", whole_message(json->out->arena, f));
	ls_json_open(json, "locations", '[');
	ls_json_open(json, NULL, '{');
	write_location(json, f->path, f->start, f->end);
	ls_json_close(json, '}');
	ls_json_close(json, ']');
	write_related(json, f);
	ls_json_open(json, "partialFingerprints", '{');
	if (f->line_hash.n > 0)
		ls_json_text(json, "primaryLocationLineHash", f->line_hash);
	ls_json_string(json, "leastscope/v1", f->fingerprint);
	ls_json_close(json, '}');
	write_suppressions(json, f);
	write_fix(json, f);
	ls_json_open(json, "properties", '{');
	ls_json_string(json, "security-severity",
		       security_severity(f->severity));
	ls_json_close(json, '}');
	ls_json_close(json, '}');
}

static size_t index_of(const struct ls_report *report,
		       const struct ls_rule *rule)
{
	size_t i = 0;

	while (report->options->rules[i] != rule)
		i++;
	return i;
}

static void write_driver(struct ls_json *json, const struct ls_report *report)
{
	ls_json_open(json, "tool", '{');
	ls_json_open(json, "driver", '{');
	ls_json_string(json, "name", "leastscope");
	ls_json_string(json, "version", report->version);
	ls_json_string(json, "semanticVersion", report->version);
	/* Set once in configure.ac, where the project has a home. */
	if (PACKAGE_URL[0] != '\0')
		ls_json_string(json, "informationUri", PACKAGE_URL);
	ls_json_open(json, "rules", '[');
	for (size_t i = 0; report->options->rules[i] != NULL; i++)
		write_rule(json, report, report->options->rules[i]);
	ls_json_close(json, ']');
	ls_json_close(json, '}');
	ls_json_close(json, '}');
}

/* What could not be checked is a finding, and it is also said of the run. */
static void write_notification(struct ls_json *json, const struct ls_finding *f,
			       size_t rule_index)
{
	ls_json_open(json, NULL, '{');
	ls_json_string(json, "level", level(f->severity));
	write_message(json, "message", whole_message(json->out->arena, f));
	ls_json_open(json, "locations", '[');
	ls_json_open(json, NULL, '{');
	write_location(json, f->path, f->start, f->end);
	ls_json_close(json, '}');
	ls_json_close(json, ']');
	ls_json_open(json, "associatedRule", '{');
	ls_json_string(json, "id", f->rule->id);
	ls_json_number(json, "index", rule_index);
	ls_json_close(json, '}');
	ls_json_close(json, '}');
}

static void write_notifications(struct ls_json *json,
				const struct ls_report *report)
{
	ls_json_open(json, "toolExecutionNotifications", '[');
	for (size_t i = 0; i < report->results->findings.n; i++) {
		const struct ls_finding *f = report->results->findings.v[i];

		if (strcmp(f->rule->id, LS_RULE_UNREADABLE) == 0)
			write_notification(json, f, index_of(report, f->rule));
	}
	ls_json_close(json, ']');
}

static void write_invocation(struct ls_json *json,
			     const struct ls_report *report)
{
	bool whole = !report->results->unreadable &&
		     !report->results->undecided &&
		     report->results->unfixed == 0;

	ls_json_open(json, "invocations", '[');
	ls_json_open(json, NULL, '{');
	ls_json_word(json, "executionSuccessful", whole ? "true" : "false");
	ls_json_number(json, "exitCode",
		       (uint64_t)report->judgement.exit_status);
	ls_json_text(json, "exitCodeDescription", report->judgement.reason);
	write_notifications(json, report);
	ls_json_close(json, '}');
	ls_json_close(json, ']');
}

void ls_write_sarif(struct ls_out *out, const struct ls_report *report)
{
	struct ls_json json = { .out = out };

	ls_json_open(&json, NULL, '{');
	ls_json_string(&json, "$schema", SCHEMA);
	ls_json_string(&json, "version", "2.1.0");
	ls_json_open(&json, "runs", '[');
	ls_json_open(&json, NULL, '{');
	write_driver(&json, report);
	write_invocation(&json, report);
	ls_json_open(&json, "automationDetails", '{');
	ls_json_string(&json, "id", "leastscope/");
	ls_json_close(&json, '}');
	ls_json_string(&json, "columnKind", "unicodeCodePoints");
	ls_json_open(&json, "results", '[');
	for (size_t i = 0; i < report->results->findings.n; i++) {
		const struct ls_finding *f = report->results->findings.v[i];

		if (ls_report_shows(report, f))
			write_result(&json, f, index_of(report, f->rule));
	}
	ls_json_close(&json, ']');
	ls_json_close(&json, '}');
	ls_json_close(&json, ']');
	ls_json_close(&json, '}');
	ls_out_char(out, '\n');
}
