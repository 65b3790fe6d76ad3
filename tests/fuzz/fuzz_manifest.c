/* Any bytes, read as a manifest: what is found must stand where it is said to
 * stand, and no manifest may be passed over. */
#include "config.h"

#include <stdlib.h>

#include "base/limits.h"
#include "manifest/manifest.h"
#include "target.h"

struct input {
	struct ls_arena *arena;
	struct ls_text bytes;
};

static void require(bool claim)
{
	if (!claim)
		abort();
}

/* Plain text on one line is written as it is meant. */
static void check_spelling(const struct ls_source *source,
			   const struct ls_token *token)
{
	struct ls_text slice = ls_source_slice(source, token->span);

	if (token->node->style != LS_STYLE_PLAIN || token->node->is_alias)
		return;
	for (size_t i = 0; i < slice.n; i++)
		if (slice.p[i] == '\n' || slice.p[i] == '\r' ||
		    (unsigned char)slice.p[i] >= 0x80)
			return;
	require(ls_text_eq(slice, token->text));
}

static void check_list(const struct ls_document *document,
		       const struct ls_scope_list *list)
{
	const struct ls_source *source = document->source;

	require(list->tokens.n <= LS_LIMIT_REQUEST_SCOPES);
	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];
		const struct ls_span span = token->span;

		require(token->index == i && token->text.n > 0);
		require(span.start <= span.end && span.end <= source->text.n);
		require(span.start >= token->node->span.start &&
			span.end <= token->node->span.end);
		check_spelling(source, token);
		require(token->known.by != LS_KNOWN_EXACT ||
			token->known.scope != LS_NONE);
	}
}

static void check_manifest(const struct ls_manifest *manifest)
{
	const struct ls_document *document = manifest->document;
	const struct ls_request *request;

	check_list(document, &manifest->client.registered);
	for (size_t i = 0; i < manifest->tools.n; i++)
		check_list(document, &manifest->tools.v[i]->needs);
	for (size_t i = 0; i < manifest->requests.n; i++) {
		size_t steps = 0;

		request = &manifest->requests.v[i];
		check_list(document, &request->scope);
		for (size_t k = 0; k < request->operations.n; k++)
			check_list(document, &request->operations.v[k].needs);
		/* Each request is met once at most. */
		while (request != NULL && request->step_up_from.node != NULL) {
			require(steps++ < manifest->requests.n);
			request = ls_manifest_request(
				manifest, request->step_up_from.text);
			if (steps > 64)
				break;
		}
	}
	for (size_t i = 0; i < manifest->problems.n; i++) {
		const struct ls_shape_problem *p = &manifest->problems.v[i];

		require(p->node != NULL &&
			(p->unknown_key || p->message.n > 0));
		require(p->node->span.end <= document->source->text.n);
	}
}

static void read_as(struct input *input, enum ls_syntax syntax)
{
	struct ls_catalogs catalogs = ls_catalogs_embedded();
	struct ls_manifest_options options = { .catalogs = &catalogs };
	struct ls_source *source = ls_source_new(
		input->arena, LS_LITERAL("fuzz.yaml"), input->bytes);
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(input->arena, source,
							syntax, &problem);
	struct ls_manifests manifests;

	if (document == NULL)
		return;
	manifests = ls_manifest_read(input->arena, document, &options);
	require(manifests.list.n == 0 || ls_manifest_maybe(input->bytes));
	for (size_t i = 0; i < manifests.list.n; i++)
		check_manifest(manifests.list.v[i]);
}

static void run(void *arg)
{
	struct input *input = arg;

	ls_manifest_meant(input->arena, input->bytes);
	read_as(input, LS_SYNTAX_YAML);
	read_as(input, LS_SYNTAX_JSONC);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct input input = {
		.arena = ls_arena_new((size_t)512 << 20),
		.bytes = { .p = (const char *)bytes, .n = size },
	};

	if (size > LS_LIMIT_FILE_BYTES || input.arena == NULL)
		return 0;
	ls_guard(input.arena, run, &input);
	ls_arena_free(input.arena);
	return 0;
}
