/* Reads a document as the fuzz targets do, and checks what must hold. */
#include "config.h"

#include "tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

/* Files up to this size are also cut and read again. */
#define MOST_CUT_BYTES 2048
#define MOST_CUTS 24

struct job {
	struct ls_arena *arena;
	const char *path;
	struct ls_text bytes;
	enum ls_syntax syntax;
	unsigned cuts; /* still to try */
};

#define CHECK(condition)                                                   \
	do {                                                               \
		if (!(condition)) {                                        \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, \
				#condition);                               \
			abort();                                           \
		}                                                          \
	} while (0)

static bool inside(struct ls_span part, struct ls_span whole)
{
	return part.start <= part.end && whole.start <= part.start &&
	       part.end <= whole.end;
}

static bool is_utf8(struct ls_text text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t code_point;
		size_t size = ls_utf8_decode(text.p + at, text.n - at,
					     &code_point);

		if (size == 0)
			return false;
		at += size;
	}
	return true;
}

static void check_parts(struct job *job, const struct ls_source *source,
			const struct ls_node *node)
{
	size_t n = node->text.n, step = n / 64 + 1;
	uint32_t last = node->span.start;

	for (size_t at = 0; at < n; at += step) {
		struct ls_span part = ls_node_part(job->arena, source, node, at,
						   at + 1);
		struct ls_text slice = ls_source_slice(source, part);

		CHECK(inside(part, node->span));
		CHECK(part.start >= last);
		last = part.start;
		if (node->spelling == NULL)
			CHECK(slice.n == 1 && slice.p[0] == node->text.p[at]);
	}
	CHECK(inside(ls_node_part(job->arena, source, node, 0, n), node->span));
	CHECK(inside(ls_node_part(job->arena, source, node, n, SIZE_MAX),
		     node->span));
}

static void check_scalar(struct job *job, const struct ls_source *source,
			 const struct ls_node *node)
{
	CHECK(node->text.n <= LS_LIMIT_SCALAR_BYTES);
	CHECK(is_utf8(node->text));
	CHECK(node->first == NULL && node->count == 0);
	check_parts(job, source, node);
}

/* Cutting a node leaves a file that can be read, with one node less. */
static void check_cut(struct job *job, const struct ls_source *source,
		      const struct ls_node *node)
{
	struct ls_text text = source->text, left;
	struct ls_problem problem;
	struct ls_span cut;
	char *bytes;

	if (job->cuts == 0 || !ls_node_cut_span(source, node, &cut))
		return;
	job->cuts--;
	CHECK(cut.start < cut.end && cut.end <= text.n);
	CHECK(inside(node->span, cut));
	bytes = ls_arena_get(job->arena, text.n + 1);
	memcpy(bytes, text.p, cut.start);
	memcpy(bytes + cut.start, text.p + cut.end, text.n - cut.end);
	left = (struct ls_text){ bytes, text.n - (cut.end - cut.start) };
	if (ls_document_read(job->arena,
			     ls_source_new(job->arena, source->path, left),
			     job->syntax, &problem) == NULL) {
		fprintf(stderr, "cut %u-%u: %.*s\n", cut.start, cut.end,
			LS_FMT(problem.reason));
		abort();
	}
}

static void check_node(struct job *job, const struct ls_source *source,
		       const struct ls_node *node, unsigned depth);

static void check_children(struct job *job, const struct ls_source *source,
			   const struct ls_node *node, unsigned depth)
{
	uint32_t count = 0, last = node->span.start;

	for (const struct ls_node *n = node->first; n != NULL; n = n->next) {
		CHECK((n->key != NULL) == (node->kind == LS_MAPPING));
		CHECK(n->parent == node);
		if (n->key != NULL) {
			CHECK(n->key->parent == node);
			CHECK(inside(n->key->span, node->span));
			CHECK(n->key->span.start >= last);
			last = n->key->span.end;
			check_node(job, source, n->key, depth + 1);
		}
		CHECK(inside(n->span, node->span));
		CHECK(n->span.start >= last);
		last = n->span.end;
		count++;
		check_node(job, source, n, depth + 1);
		check_cut(job, source, n);
	}
	CHECK(count == node->count);
}

static void check_node(struct job *job, const struct ls_source *source,
		       const struct ls_node *node, unsigned depth)
{
	struct ls_span whole = { 0, (uint32_t)source->text.n };

	CHECK(depth <= LS_LIMIT_DEPTH + 1);
	CHECK(inside(node->span, whole));
	CHECK(inside(node->tag_span, whole));
	if (node->is_alias)
		CHECK(source->text.p[node->span.start] == '*');
	else if (node->kind == LS_SCALAR)
		check_scalar(job, source, node);
	else
		check_children(job, source, node, depth);
}

static void check_notices(const struct ls_document *document)
{
	struct ls_span whole = { 0, (uint32_t)document->source->text.n };
	uint32_t last = 0;

	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *notice = &document->notices[i];

		CHECK(inside(notice->span, whole));
		CHECK(inside(notice->other, whole));
		CHECK(notice->span.start >= last);
		last = notice->span.start;
	}
	last = 0;
	for (size_t i = 0; i < document->comment_count; i++) {
		const struct ls_comment *comment = &document->comments[i];

		CHECK(inside(comment->span, whole));
		CHECK(comment->span.start >= last);
		CHECK(comment->span.start < comment->span.end);
		CHECK(comment->text.n <
		      comment->span.end - comment->span.start);
		last = comment->span.end;
	}
}

static void read_and_check(void *arg)
{
	struct job *job = arg;
	struct ls_source *source = ls_source_new(
		job->arena, ls_text_of(job->path), job->bytes);
	struct ls_span whole = { 0, (uint32_t)job->bytes.n };
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(job->arena, source,
							job->syntax, &problem);

	if (document == NULL) {
		CHECK(problem.reason.n > 0);
		CHECK(inside(problem.span, whole));
		CHECK(ls_text_find(problem.reason, '\n') == problem.reason.n);
		return;
	}
	for (size_t i = 0; i < document->root_count; i++) {
		CHECK(document->roots[i]->parent == NULL);
		check_node(job, source, document->roots[i], 0);
	}
	check_notices(document);
}

void ls_fuzz_document(const char *path, const uint8_t *bytes, size_t size,
		      enum ls_syntax syntax)
{
	struct job job = {
		.arena = ls_arena_new((size_t)256 << 20),
		.path = path,
		.bytes = { (const char *)bytes, size },
		.syntax = syntax,
		.cuts = size <= MOST_CUT_BYTES ? MOST_CUTS : 0,
	};

	CHECK(job.arena != NULL);
	CHECK(ls_guard(job.arena, read_and_check, &job));
	ls_arena_free(job.arena);
}
