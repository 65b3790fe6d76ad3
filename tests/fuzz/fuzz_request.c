/* Any bytes, judged as a request: an answer has its reasons, a token only what
 * was asked for, pages are well-formed and show no secret. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/out.h"
#include "engine/answer.h"
#include "report/answer_page.h"
#include "target.h"

#define CANARY "canary-7d1f0c"

/* A client that is registered for some scopes and steps up. */
static const char manifest[] =
	"leastscope: 1\nprovider: wink\nclient_kind: agent\n"
	"client: {client_id: c, grant_types: [authorization_code],"
	" token_endpoint_auth_method: none,"
	" redirect_uris: ['http://127.0.0.1/cb'],"
	" scope: mcp.read booking.read booking.write}\n"
	"requests:\n"
	"- {id: look, scope: mcp.read booking.read,"
	" resource: 'https://api.wink.travel/mcp'}\n"
	"- {id: change, step_up_from: look,"
	" scope: mcp.read booking.read booking.write}\n";

struct input {
	struct ls_arena *arena;
	struct ls_text bytes;
};

static void require(bool claim)
{
	if (!claim)
		abort();
}

static bool contains(struct ls_text text, struct ls_text part)
{
	for (size_t at = 0; part.n <= text.n && at <= text.n - part.n; at++)
		if (memcmp(text.p + at, part.p, part.n) == 0)
			return true;
	return false;
}

static bool is_plain(struct ls_text text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t code_point;
		size_t n = ls_utf8_decode(text.p + at, text.n - at,
					  &code_point);

		if (n == 0 ||
		    (code_point != '\n' && ls_is_hidden_character(code_point)))
			return false;
		at += n;
	}
	return true;
}

/* Whatever is granted was asked for, and is made of a scope's characters. */
static void check_granted(const struct ls_answer *answer)
{
	struct ls_text rest = answer->granted, name, asked, scope;

	while (ls_text_cut(&rest, ' ', &name)) {
		bool found = false;

		require(ls_is_scope_token(name));
		asked = answer->scope;
		while (ls_text_cut(&asked, ' ', &scope))
			found |= ls_text_eq(scope, name);
		require(found);
	}
}

static void check_answer(const struct ls_answer *answer,
			 const struct ls_source *source)
{
	bool stands = false;

	require((answer->error == LS_ERROR_NONE) ==
		(answer->objections.n == 0));
	for (size_t i = 0; i < answer->objections.n; i++) {
		const struct ls_objection *o = &answer->objections.v[i];

		require(o->error != LS_ERROR_NONE && o->message.n > 0);
		require(o->error >= answer->error);
		require(o->span.start <= o->span.end &&
			o->span.end <= source->text.n);
		require(is_plain(o->message));
		stands |= o->error == answer->error;
	}
	require(stands == (answer->objections.n > 0));
	if (answer->issued)
		check_granted(answer);
	if (answer->error == LS_ERROR_NONE)
		require(is_plain(answer->scope));
}

static void check_pages(struct input *input, const struct ls_answer *answer,
			struct ls_source *source, bool has_canary)
{
	static const enum ls_page pages[] = { LS_PAGE_TEXT, LS_PAGE_JSON };

	for (int i = 0; i < 2; i++) {
		struct ls_out out = ls_out_new(input->arena);
		struct ls_problem problem;

		ls_page_answer(&out, answer, source, "0", pages[i]);
		if (pages[i] == LS_PAGE_TEXT)
			require(is_plain(ls_out_text(&out)));
		if (has_canary)
			require(!contains(ls_out_text(&out),
					  LS_LITERAL(CANARY)));
		if (pages[i] == LS_PAGE_JSON)
			require(ls_document_read(
					input->arena,
					ls_source_new(input->arena,
						      LS_LITERAL("a.json"),
						      ls_out_text(&out)),
					LS_SYNTAX_JSON, &problem) != NULL);
	}
}

/* plan: the id of a request of the manifest; NULL: judged alone. */
static void judge(struct input *input, enum ls_syntax syntax, const char *plan,
		  bool has_canary)
{
	struct ls_catalogs catalogs = ls_catalogs_embedded();
	struct ls_manifest_options options = { .catalogs = &catalogs };
	struct ls_answer_context context = { .arena = input->arena,
					     .catalogs = &catalogs };
	struct ls_source *source = ls_source_new(
		input->arena, LS_LITERAL("request"), input->bytes);
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(input->arena, source,
							syntax, &problem);
	struct ls_token_request *request = NULL;
	struct ls_answer answer;

	if (plan != NULL) {
		struct ls_problem none;
		struct ls_document *own = ls_document_read(
			input->arena,
			ls_source_new(input->arena, LS_LITERAL("m.yaml"),
				      ls_text_of(manifest)),
			LS_SYNTAX_YAML, &none);

		context.manifest =
			ls_manifest_read(input->arena, own, &options).list.v[0];
		context.planned = ls_manifest_request(context.manifest,
						      ls_text_of(plan));
		options.provider = context.manifest->catalog;
	}
	if (document == NULL) {
		answer = ls_answer_unreadable(&context, syntax, &problem);
	} else {
		request = ls_token_request_read(input->arena, document,
						LS_LITERAL(""), &options);
		if (request == NULL)
			return;
		answer = ls_answer_of(&context, request);
	}
	check_answer(&answer, source);
	check_pages(input, &answer, source, has_canary);
}

/* The same as a form with a secret behind it. */
static void add_canary(struct input *input)
{
	struct ls_out out = ls_out_new(input->arena);

	if (contains(input->bytes, LS_LITERAL("canary")))
		return;
	ls_out_raw(&out, input->bytes);
	ls_out_string(&out, "&client_secret=" CANARY "&code=" CANARY
			    "&refresh_token=" CANARY);
	input->bytes = ls_out_text(&out);
	judge(input, LS_SYNTAX_FORM, "look", true);
}

static void run(void *arg)
{
	struct input *input = arg;

	judge(input, LS_SYNTAX_FORM, NULL, false);
	judge(input, LS_SYNTAX_FORM, "change", false);
	judge(input, LS_SYNTAX_JSON, NULL, false);
	judge(input, LS_SYNTAX_JSON, "look", false);
	add_canary(input);
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
