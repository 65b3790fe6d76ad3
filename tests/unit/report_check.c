/* A report of one finding, for tests of the formats. */
#include "config.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "report_check.h"

static const struct ls_rule rule = {
	.id = "unknown",
	.severity = LS_ERROR,
	.confidence = LS_LIKELY,
	.fix = LS_FIX_UNSAFE,
	.summary = "a scope that nobody knows",
	.why = "The server refuses it.\n\nOr drops it.",
	.advice = "Ask for one that is there.",
	.authority = "RFC 6749, section 3.3\nRFC 6749, section 5.2",
	.bad = "leastscope: 1\nscope: berth.rd\n",
	.good = "leastscope: 1\nscope: berth.read",
};

static const struct ls_rule off = {
	.id = "never",
	.severity = LS_OFF,
	.summary = "nothing.",
	.why = "",
	.advice = "",
	.authority = "",
	.bad = "",
	.good = "",
};

const struct ls_rule ls_report_unreadable = {
	.id = LS_RULE_UNREADABLE,
	.severity = LS_ERROR,
	.summary = "it cannot be read",
	.why = "",
	.advice = "",
	.authority = "",
	.bad = "",
	.good = "",
};

static const struct ls_rule *const rules[] = {
	&off,
	&rule,
	&ls_report_unreadable,
	NULL,
};

void ls_report_case_set_up(struct ls_report_case *c)
{
	*c = (struct ls_report_case){
		.finding = {
			.rule = &rule,
			.severity = LS_ERROR,
			.confidence = LS_LIKELY,
			.message = LS_LITERAL("no scope 'berth.rd'"),
			.hint = LS_LITERAL("did you mean 'berth.read'?"),
			.path = LS_LITERAL("m.yaml"),
			.span = { 24, 32 },
			.start = { .line = 3, .column = 8, .offset = 24 },
			.end = { .line = 3, .column = 16, .offset = 32 },
			.line = LS_LITERAL("scope: berth.rd"),
			.line_column = 1,
			.scope = LS_LITERAL("berth.rd"),
			.provider = LS_LITERAL("harbour"),
			.fingerprint = "00112233445566778899aabbccddeeff",
			.suppressed = { .until = INT32_MIN },
		},
		.results = {
			.files = 1,
			.manifests = 1,
			.requests = 1,
			.scopes = 2,
			.errors = 1,
		},
		.report = {
			.version = "9.8.7",
			.fail_on = LS_ERROR,
			.min_severity = LS_NOTE,
			.judgement = {
				.verdict = LS_FAIL,
				.exit_status = 1,
				.reason = LS_LITERAL("1 finding at or above "
						     "error"),
			},
		},
	};
}

struct call {
	struct ls_report_case *c;
	const char *format;
	const char *text;
	const struct ls_node *root;
};

static void render(void *arg)
{
	struct call *call = arg;
	struct ls_report_case *c = call->c;
	struct ls_out out = ls_out_new(test_arena);
	const struct ls_report_format *format = ls_report_format_find(
		ls_text_of(call->format));

	ck_assert_ptr_nonnull(format);
	c->results.findings.n = 0;
	if (!c->without)
		*LS_PUSH(test_arena, &c->results.findings) = &c->finding;
	c->options = ls_world_options(rules);
	c->report.results = &c->results;
	c->report.options = &c->options;
	format->write(&out, &c->report);
	call->text = ls_arena_string(test_arena, ls_out_text(&out));
	ck_assert_uint_eq(strlen(call->text), out.n);
}

const char *ls_report_case_render(struct ls_report_case *c, const char *format)
{
	struct call call = { .c = c, .format = format };

	ck_assert(ls_guard(test_arena, render, &call));
	return call.text;
}

static void parse(void *arg)
{
	struct call *call = arg;
	struct ls_problem problem = { 0 };
	const struct ls_document *document = ls_document_read(
		test_arena,
		ls_source_new(test_arena, LS_LITERAL("report.json"),
			      ls_text_of(call->text)),
		LS_SYNTAX_JSON, &problem);

	ck_assert_msg(document != NULL, "no JSON: %.*s in %s",
		      LS_FMT(problem.reason), call->text);
	call->root = document->roots[0];
}

const struct ls_node *ls_report_case_json(struct ls_report_case *c,
					  const char *format)
{
	struct call call = {
		.c = c,
		.format = format,
		.text = ls_report_case_render(c, format),
	};

	ck_assert(ls_guard(test_arena, parse, &call));
	return call.root;
}

static const struct ls_node *item(const struct ls_node *node, const char *name)
{
	const struct ls_node *at = ls_node_first(node);

	if (node->kind == LS_MAPPING)
		return ls_node_get(node, name);
	for (int i = (int)strtol(name, NULL, 10); i > 0 && at != NULL; i--)
		at = at->next;
	return at;
}

const struct ls_node *ls_report_at(const struct ls_node *node, const char *path)
{
	char name[64];

	while (*path != '\0') {
		size_t n = strcspn(path, ">");

		ck_assert_uint_lt(n, sizeof(name));
		memcpy(name, path, n);
		name[n] = '\0';
		path += n + (path[n] == '>');
		node = item(node, name);
		ck_assert_msg(node != NULL, "there is no %s", name);
	}
	return node;
}

struct ls_text ls_report_text_at(const struct ls_node *node, const char *path)
{
	return ls_report_at(node, path)->text;
}
