/* Foretold answers as text and as JSON. */
#include "config.h"

#include "report/answer_page.h"
#include "report/json_writer.h"

static void write_token(struct ls_out *out, const struct ls_answer *answer)
{
	if (answer->granted.n == 0) {
		ls_out_string(out, "answer: a token");
		return;
	}
	ls_out_string(out, "answer: a token for '");
	ls_out_shown(out, answer->granted);
	ls_out_char(out, '\'');
}

static void write_sentence(struct ls_out *out, const struct ls_answer *answer)
{
	switch (answer->error) {
	case LS_ERROR_NONE:
		write_token(out, answer);
		ls_out_string(out, ". PASS\n");
		return;
	case LS_ERROR_UNDECIDED:
		ls_out_string(out, "answer: undecided, which is no pass. "
				   "FAIL\n");
		return;
	case LS_ERROR_DIFFERENT:
		write_token(out, answer);
		ls_out_string(out, ", which is not what is asked for. FAIL\n");
		return;
	case LS_ERROR_POLICY:
		write_token(out, answer);
		ls_out_string(out, ", which is not what the manifest says. "
				   "FAIL\n");
		return;
	case LS_ERROR_INVALID_REQUEST:
	case LS_ERROR_INVALID_CLIENT:
	case LS_ERROR_UNSUPPORTED_GRANT_TYPE:
	case LS_ERROR_UNSUPPORTED_RESPONSE_TYPE:
	case LS_ERROR_UNAUTHORIZED_CLIENT:
	case LS_ERROR_INVALID_TARGET:
	case LS_ERROR_INVALID_SCOPE:
		break;
	}
	ls_out_printf(out, "answer: %s, and no token at all. FAIL\n",
		      ls_error_word(answer->error));
}

static void write_text(struct ls_out *out, const struct ls_answer *answer,
		       struct ls_source *source)
{
	for (size_t i = 0; i < answer->objections.n; i++) {
		const struct ls_objection *o = &answer->objections.v[i];
		struct ls_place place = ls_source_place(out->arena, source,
							o->span.start);

		ls_report_path(out, source->path);
		ls_out_printf(out, ":%u:%u: %s: ", place.line, place.column,
			      ls_error_word(o->error));
		ls_out_shown(out, o->message);
		ls_out_char(out, '\n');
		if (o->authority.n == 0)
			continue;
		ls_out_string(out, "      = ");
		ls_out_shown(out, o->authority);
		ls_out_char(out, '\n');
	}
	write_sentence(out, answer);
}

static void write_objection(struct ls_json *json, struct ls_source *source,
			    const struct ls_objection *o)
{
	struct ls_place start = ls_source_place(json->out->arena, source,
						o->span.start);

	ls_json_open(json, NULL, '{');
	ls_json_string(json, "error", ls_error_word(o->error));
	ls_json_text(json, "message", o->message);
	ls_json_maybe(json, "authority", o->authority);
	ls_json_number(json, "line", start.line);
	ls_json_number(json, "column", start.column);
	ls_json_number(json, "start", o->span.start);
	ls_json_number(json, "end", o->span.end);
	ls_json_close(json, '}');
}

void ls_page_answer(struct ls_out *out, const struct ls_answer *answer,
		    struct ls_source *source, const char *version,
		    enum ls_page as)
{
	struct ls_json json = { .out = out };

	if (as != LS_PAGE_JSON) {
		write_text(out, answer, source);
		return;
	}
	ls_json_open(&json, NULL, '{');
	ls_json_number(&json, "schema_version", 1);
	ls_json_open(&json, "tool", '{');
	ls_json_string(&json, "name", "leastscope");
	ls_json_string(&json, "version", version);
	ls_json_close(&json, '}');
	ls_json_string(&json, "answer", ls_error_word(answer->error));
	ls_json_text(&json, "scope", answer->scope);
	if (answer->issued)
		ls_json_text(&json, "granted", answer->granted);
	else
		ls_json_word(&json, "granted", "null");
	ls_json_maybe(
		&json, "provider",
		answer->catalog == NULL ?
			(struct ls_text){ 0 } :
			ls_ref_text(answer->catalog, answer->catalog->id));
	ls_json_open(&json, "objections", '[');
	for (size_t i = 0; i < answer->objections.n; i++)
		write_objection(&json, source, &answer->objections.v[i]);
	ls_json_close(&json, ']');
	ls_json_close(&json, '}');
	ls_out_char(out, '\n');
}
