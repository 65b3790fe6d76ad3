/* Foretells a server's answer from the catalog and the registration. */
#include "config.h"

#include "engine/answering.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/out.h"
#include "base/url.h"

/* Bytes of the request that a message shows of one thing. */
#define SHOWN_BYTES 120
#define MESSAGE_BYTES 1024

const char *ls_error_word(enum ls_error error)
{
	static const char *const words[] = {
		[LS_ERROR_NONE] = "ok",
		[LS_ERROR_INVALID_REQUEST] = "invalid_request",
		[LS_ERROR_INVALID_CLIENT] = "invalid_client",
		[LS_ERROR_UNSUPPORTED_GRANT_TYPE] = "unsupported_grant_type",
		[LS_ERROR_UNSUPPORTED_RESPONSE_TYPE] =
			"unsupported_response_type",
		[LS_ERROR_UNAUTHORIZED_CLIENT] = "unauthorized_client",
		[LS_ERROR_INVALID_TARGET] = "invalid_target",
		[LS_ERROR_INVALID_SCOPE] = "invalid_scope",
		[LS_ERROR_UNDECIDED] = "undecided",
		[LS_ERROR_DIFFERENT] = "different-scope",
		[LS_ERROR_POLICY] = "not-in-manifest",
	};

	return words[error];
}

const char *ls_answer_shown(struct ls_answering *a, struct ls_text text)
{
	struct ls_out out = ls_out_new(a->context->arena);
	size_t n = text.n;

	if (n > SHOWN_BYTES) {
		n = SHOWN_BYTES;
		/* Never in the middle of a character. */
		while (n > 0 && ((unsigned char)text.p[n] & 0xc0) == 0x80)
			n--;
	}
	ls_out_shown(&out, ls_text_part(text, 0, n));
	if (n < text.n)
		ls_out_string(&out, "...");
	return ls_arena_string(a->context->arena, ls_out_text(&out));
}

const char *ls_answer_token(struct ls_answering *a,
			    const struct ls_token *token)
{
	return ls_answer_shown(a, ls_token_public(a->context->arena, token));
}

const char *ls_answer_url(struct ls_answering *a, struct ls_text url)
{
	return ls_answer_shown(a, ls_url_bare(a->context->arena, url));
}

const char *ls_answer_provider(struct ls_answering *a)
{
	return ls_answer_shown(a, ls_ref_text(a->catalog, a->catalog->id));
}

void ls_object(struct ls_answering *a, enum ls_error error, struct ls_span span,
	       const char *authority, const char *format, ...)
{
	char message[MESSAGE_BYTES];
	struct ls_objection *o;
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	o = LS_PUSH(a->context->arena, &a->answer->objections);
	o->error = error;
	o->span = span;
	o->message = ls_arena_copy(a->context->arena, ls_text_of(message));
	o->authority = ls_text_of(authority);
}

/* A key of JSON stands in quotes. */
static struct ls_text without_quotes(struct ls_text key)
{
	if (key.n > 1 && key.p[0] == '"' && key.p[key.n - 1] == '"')
		return ls_text_part(key, 1, key.n - 1);
	return key;
}

static void judge_parameters(struct ls_answering *a)
{
	const struct ls_manifest *m = a->r->manifest;
	const struct ls_document *d = m->document;

	for (size_t i = 0; i < d->notice_count; i++) {
		const struct ls_notice *n = &d->notices[i];
		struct ls_text key = ls_source_slice(d->source, n->span);

		if (n->kind == LS_NOTICE_DUPLICATE_KEY)
			ls_object(a, LS_ERROR_INVALID_REQUEST, n->span,
				  "RFC 6749 section 3.2",
				  "parameter '%s' stands there more than once",
				  ls_answer_shown(a, without_quotes(key)));
	}
	/* What the reader of scopes could not take in. */
	for (size_t i = 0; i < m->problems.n; i++)
		ls_object(a, LS_ERROR_UNDECIDED, m->problems.v[i].node->span,
			  "", "%s",
			  ls_answer_shown(a, m->problems.v[i].message));
}

static struct ls_text scope_asked(struct ls_answering *a)
{
	struct ls_out out = ls_out_new(a->context->arena);

	for (size_t i = 0; i < a->request->scope.tokens.n; i++) {
		ls_out_string(&out, i > 0 ? " " : "");
		ls_out_raw(&out,
			   ls_token_public(a->context->arena,
					   &a->request->scope.tokens.v[i]));
	}
	return ls_out_text(&out);
}

static void settle(struct ls_answer *answer)
{
	answer->error = LS_ERROR_NONE;
	for (size_t i = 0; i < answer->objections.n; i++) {
		enum ls_error error = answer->objections.v[i].error;

		if (answer->error == LS_ERROR_NONE || error < answer->error)
			answer->error = error;
	}
	answer->issued = answer->error == LS_ERROR_NONE ||
			 answer->error > LS_ERROR_UNDECIDED;
}

struct ls_answer ls_answer_of(const struct ls_answer_context *context,
			      const struct ls_token_request *request)
{
	struct ls_answer answer = { .error = LS_ERROR_NONE };
	struct ls_answering a = {
		.context = context,
		.r = request,
		.request = &request->manifest->requests.v[0],
		.registration = context->manifest,
		.catalog = request->manifest->catalog,
		.answer = &answer,
	};

	answer.catalog = a.catalog;
	answer.scope = scope_asked(&a);
	judge_parameters(&a);
	ls_answer_client(&a);
	ls_answer_targets(&a);
	ls_answer_scopes(&a);
	ls_answer_plan(&a);
	settle(&answer);
	return answer;
}

struct ls_answer ls_answer_unreadable(const struct ls_answer_context *context,
				      enum ls_syntax syntax,
				      const struct ls_problem *problem)
{
	struct ls_answer answer = { .error = LS_ERROR_NONE };
	struct ls_answering a = { .context = context, .answer = &answer };
	bool refused = syntax == LS_SYNTAX_FORM &&
		       problem->kind != LS_PROBLEM_LIMIT;

	ls_object(&a, refused ? LS_ERROR_INVALID_REQUEST : LS_ERROR_UNDECIDED,
		  problem->span, refused ? "RFC 6749 appendix B" : "", "%s",
		  ls_answer_shown(&a, problem->reason));
	settle(&answer);
	return answer;
}
