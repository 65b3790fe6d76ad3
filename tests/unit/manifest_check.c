/* Reads manifests from text, for the tests of the manifest room. */
#include "config.h"

#include "manifest_check.h"

#include <string.h>

#include "base/out.h"

static struct ls_arena *arena;

struct ls_arena *manifest_arena(void)
{
	if (arena == NULL)
		arena = ls_arena_new((size_t)256 << 20);
	ck_assert_ptr_nonnull(arena);
	return arena;
}

const char *text_shown(struct ls_text text)
{
	return ls_arena_string(manifest_arena(), text);
}

const struct ls_document *yaml_document_of(const char *text)
{
	struct ls_text bytes = ls_text_of(text);
	struct ls_text path = LS_LITERAL("test.yaml");
	struct ls_problem problem = { .kind = LS_PROBLEM_SYNTAX };
	struct ls_source *source = ls_source_new(manifest_arena(), path, bytes);
	struct ls_document *document = ls_document_read(
		manifest_arena(), source, ls_syntax_of(path, bytes), &problem);

	if (document == NULL)
		ck_abort_msg("not read: %s: %s", text_shown(problem.reason),
			     text);
	return document;
}

struct ls_manifests manifests_of(const char *text)
{
	struct ls_catalogs catalogs = ls_catalogs_embedded();
	struct ls_manifest_options options = { .catalogs = &catalogs };

	return ls_manifest_read(manifest_arena(), yaml_document_of(text),
				&options);
}

const struct ls_manifest *manifest_of(const char *text)
{
	struct ls_manifests manifests = manifests_of(text);

	if (manifests.list.n != 1)
		ck_abort_msg("%zu manifests in: %s", manifests.list.n, text);
	return manifests.list.v[0];
}

const char *scopes_shown(const struct ls_scope_list *list)
{
	struct ls_out out = ls_out_new(manifest_arena());

	for (size_t i = 0; i < list->tokens.n; i++) {
		ck_assert_uint_eq(list->tokens.v[i].index, i);
		ls_out_printf(&out, "%s'", i > 0 ? " " : "");
		ls_out_shown(&out, list->tokens.v[i].text);
		ls_out_string(&out, "'");
	}
	return text_shown(ls_out_text(&out));
}

const char *slice_shown(const struct ls_manifest *manifest, struct ls_span span)
{
	return text_shown(ls_source_slice(manifest->document->source, span));
}

const char *problems_shown(const struct ls_manifest *manifest)
{
	struct ls_out out = ls_out_new(manifest_arena());

	for (size_t i = 0; i < manifest->problems.n; i++) {
		const struct ls_shape_problem *p = &manifest->problems.v[i];

		if (i > 0)
			ls_out_char(&out, '\n');
		ls_out_string(&out, p->unknown_key ? "unknown key" :
						     text_shown(p->message));
		ls_out_printf(&out, " @ %s",
			      slice_shown(manifest, p->node->span));
		if (p->suggestion.n > 0)
			ls_out_printf(&out, " ? %s", text_shown(p->suggestion));
	}
	return text_shown(ls_out_text(&out));
}

const char *repeated(const char *before, const char *unit, size_t n,
		     const char *after)
{
	struct ls_out out = ls_out_new(manifest_arena());

	ls_out_string(&out, before);
	for (size_t i = 0; i < n; i++)
		ls_out_string(&out, unit);
	ls_out_string(&out, after);
	return text_shown(ls_out_text(&out));
}
