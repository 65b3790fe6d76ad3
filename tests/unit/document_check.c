/* Reads documents for the tests, and shows them as text. */
#include "config.h"

#include "document_check.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/out.h"

#define ARENA_BYTES ((size_t)256 << 20)

struct ls_arena *document_arena;

void document_set_up(void)
{
	document_arena = ls_arena_new(ARENA_BYTES);
	ck_assert_ptr_nonnull(document_arena);
}

void document_tear_down(void)
{
	ls_arena_free(document_arena);
	document_arena = NULL;
}

struct job {
	struct ls_text text;
	enum ls_syntax syntax;
	struct ls_problem *problem;
	struct ls_document *document;
};

static void read_job(void *arg)
{
	struct job *job = arg;
	struct ls_source *source = ls_source_new(
		document_arena, LS_LITERAL("a/test"), job->text);

	job->document = ls_document_read(document_arena, source, job->syntax,
					 job->problem);
}

struct ls_document *document_try(struct ls_text text, enum ls_syntax syntax,
				 struct ls_problem *problem)
{
	struct job job = { text, syntax, problem, NULL };

	/* In a block of its very size: a sanitizer sees a read past it. */
	if (text.n > 0) {
		char *copy = ls_arena_get(document_arena, text.n);

		memcpy(copy, text.p, text.n);
		job.text.p = copy;
	}
	ck_assert(ls_guard(document_arena, read_job, &job));
	return job.document;
}

struct ls_document *document_of(struct ls_text text, enum ls_syntax syntax)
{
	struct ls_problem problem;
	struct ls_document *document = document_try(text, syntax, &problem);

	ck_assert_msg(document != NULL, "byte %u: %.*s", problem.span.start,
		      LS_FMT(problem.reason));
	return document;
}

static const char *finished(struct ls_out *out)
{
	return ls_arena_string(document_arena, ls_out_text(out));
}

static void show_scalar(struct ls_out *out, const struct ls_node *node)
{
	if (node->differs_in_yaml_1_1)
		ls_out_char(out, '~');
	switch (node->type) {
	case LS_STRING:
		ls_out_char(out, '\'');
		ls_out_json(out, node->text);
		ls_out_char(out, '\'');
		break;
	case LS_NUMBER:
		ls_out_char(out, '#');
		ls_out_json(out, node->text);
		break;
	case LS_BOOLEAN:
		ls_out_char(out, '?');
		ls_out_json(out, node->text);
		break;
	case LS_NULL:
		ls_out_string(out, "null(");
		ls_out_json(out, node->text);
		ls_out_char(out, ')');
		break;
	}
}

static void show(struct ls_out *out, const struct ls_node *node)
{
	bool map = node->kind == LS_MAPPING;

	if (node->tag.n > 0) {
		ls_out_string(out, "!(");
		ls_out_json(out, node->tag);
		ls_out_char(out, ')');
	}
	if (node->is_alias)
		ls_out_char(out, '*');
	if (node->kind == LS_SCALAR) {
		show_scalar(out, node);
		return;
	}
	ls_out_char(out, map ? '{' : '[');
	for (const struct ls_node *n = node->first; n != NULL; n = n->next) {
		if (n != node->first)
			ls_out_string(out, ", ");
		if (map) {
			show(out, n->key);
			ls_out_string(out, ": ");
		}
		show(out, n);
	}
	ls_out_char(out, map ? '}' : ']');
}

const char *document_show(const struct ls_document *document)
{
	struct ls_out out = ls_out_new(document_arena);

	for (size_t i = 0; i < document->root_count; i++) {
		if (i > 0)
			ls_out_string(&out, " --- ");
		show(&out, document->roots[i]);
	}
	return finished(&out);
}

static const char *name_of(enum ls_notice_kind kind)
{
	switch (kind) {
	case LS_NOTICE_DUPLICATE_KEY:
		return "duplicate";
	case LS_NOTICE_MERGE_KEY:
		return "merge";
	case LS_NOTICE_ODD_LINE_BREAK:
		return "break";
	case LS_NOTICE_COMMENT_GLUED:
		return "glued";
	case LS_NOTICE_DIRECTIVE:
		return "directive";
	case LS_NOTICE_BYTE_ORDER_MARK:
		return "bom";
	case LS_NOTICE_HIDDEN:
		return "hidden";
	case LS_NOTICE_COMPLEX_KEY:
		return "complex";
	case LS_NOTICE_GLUED_KEY:
		return "glued-key";
	case LS_NOTICE_SEVERAL_DOCUMENTS:
		return "documents";
	case LS_NOTICE_CUSTOM_TAG:
		return "tag";
	}
	return "?";
}

const char *document_notices(const struct ls_document *document)
{
	struct ls_out out = ls_out_new(document_arena);

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *n = &document->notices[i];

		ls_out_printf(&out, "%s%s(", i > 0 ? " " : "",
			      name_of(n->kind));
		if (n->code_point != 0)
			ls_out_printf(&out, "U+%04X@%u", n->code_point,
				      n->span.start);
		else
			ls_out_json(&out,
				    ls_source_slice(document->source, n->span));
		if (n->other.end > 0)
			ls_out_printf(&out, "|%u-%u", n->other.start,
				      n->other.end);
		ls_out_char(&out, ')');
	}
	return finished(&out);
}

const char *document_comments(const struct ls_document *document)
{
	struct ls_out out = ls_out_new(document_arena);

	for (size_t i = 0; i < document->comment_count; i++) {
		ls_out_char(&out, '[');
		ls_out_json(&out, document->comments[i].text);
		ls_out_char(&out, ']');
	}
	return finished(&out);
}

static const struct ls_node *child(const struct ls_node *node,
				   struct ls_text name)
{
	size_t number = 0;
	char *end;

	for (const struct ls_node *n = node->first; n != NULL; n = n->next) {
		if (node->kind == LS_MAPPING && n->key->kind == LS_SCALAR &&
		    ls_text_eq(n->key->text, name))
			return n;
	}
	number = strtoul(ls_arena_string(document_arena, name), &end, 10);
	if (*end != '\0' || name.n == 0)
		return NULL;
	for (const struct ls_node *n = node->first; n != NULL; n = n->next)
		if (number-- == 0)
			return n;
	return NULL;
}

const struct ls_node *document_node(const struct ls_document *document,
				    const char *path)
{
	struct ls_text rest = ls_text_of(path), step;
	const struct ls_node *node;

	ck_assert_uint_gt(document->root_count, 0);
	node = document->roots[0];
	while (ls_text_cut(&rest, '.', &step)) {
		if (ls_text_is(step, "$"))
			node = node->key;
		else if (step.n > 0)
			node = child(node, step);
		ck_assert_msg(node != NULL, "nothing at %s", path);
	}
	return node;
}

const char *document_slice(const struct ls_document *document,
			   struct ls_span span)
{
	ck_assert_uint_le(span.start, span.end);
	ck_assert_uint_le(span.end, document->source->text.n);
	return ls_arena_string(document_arena,
			       ls_source_slice(document->source, span));
}

struct ls_text document_repeat(const char *before, const char *piece,
			       size_t count, const char *after)
{
	struct ls_out out = ls_out_new(document_arena);

	ls_out_string(&out, before);
	for (size_t i = 0; i < count; i++)
		ls_out_string(&out, piece);
	ls_out_string(&out, after);
	return ls_out_text(&out);
}
