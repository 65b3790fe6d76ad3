/* Suggestions as text and as JSON. */
#include "config.h"

#include <inttypes.h>

#include "report/json_writer.h"
#include "report/suggest_page.h"

static const char *const fate_words[] = {
	[LS_FATE_KEEP] = "keep",
	[LS_FATE_DROP] = "drop",
	[LS_FATE_ADD] = "add",
};

static struct ls_text shown_name(struct ls_arena *arena,
				 const struct ls_suggested *scope)
{
	return scope->token == NULL ? scope->name :
				      ls_token_public(arena, scope->token);
}

static void write_names(struct ls_out *out, const struct ls_suggestion *s,
			bool least)
{
	bool first = true;

	for (size_t i = 0; i < s->scopes.n; i++) {
		const struct ls_suggested *scope = &s->scopes.v[i];

		if (scope->fate == (least ? LS_FATE_DROP : LS_FATE_ADD))
			continue;
		ls_out_string(out, first ? "" : " ");
		ls_out_shown(out, shown_name(out->arena, scope));
		first = false;
	}
	ls_out_string(out, first ? "(none)\n" : "\n");
}

static void write_scopes(struct ls_out *out, const struct ls_suggestion *s)
{
	for (size_t i = 0; i < s->scopes.n; i++) {
		const struct ls_suggested *scope = &s->scopes.v[i];
		size_t width = ls_shown_width(shown_name(out->arena, scope));

		ls_out_printf(out, "  %-5s ", fate_words[scope->fate]);
		ls_out_shown(out, shown_name(out->arena, scope));
		ls_out_repeat(out, ' ', width < 24 ? 25 - width : 1);
		ls_out_shown(out, scope->why);
		ls_out_char(out, '\n');
	}
}

static void write_open(struct ls_out *out, const struct ls_suggestion *s)
{
	for (size_t i = 0; i < s->open.n; i++) {
		const struct ls_open_use *open = &s->open.v[i];

		ls_out_string(out, "  open  '");
		ls_out_shown(out, open->use);
		ls_out_string(out, "': ");
		ls_out_shown(out, open->reason);
		if (open->line.n > 0) {
			ls_out_string(out, "; if that is right, '");
			ls_out_shown(out, open->line);
			ls_out_string(out, open->declared ?
						   "' on it settles it" :
						   "' under 'operations:' "
						   "settles it");
		} else
			ls_out_string(out, open->declared ?
						   "; state its 'needs:'" :
						   "; declare it under "
						   "'operations:' with its "
						   "'needs:'");
		ls_out_char(out, '\n');
	}
}

static void write_ending(struct ls_out *out, const struct ls_suggestion *s)
{
	if (!s->exact)
		ls_out_printf(out,
			      "  A smaller set may exist: the search gave up "
			      "(%llu steps).\n",
			      (unsigned long long)s->nodes);
	else if (s->proven && s->open.n == 0)
		ls_out_string(out, "  Proven: no other set of this provider's "
				   "scopes meets these uses at less risk.\n");
	else if (s->proven)
		ls_out_string(out, "  Least however the open needs turn "
				   "out.\n");
	else if (s->unknown)
		ls_out_string(out, "  Least for what is known; what an unknown "
				   "use needs may be more.\n");
	else
		ls_out_string(out, s->request->usage == LS_USAGE_PARTIAL ?
					   "  Least for these uses; 'usage: "
					   "partial' says that there are "
					   "more.\n" :
					   "  Least for these uses; if they "
					   "are all there are, say 'usage: "
					   "complete'.\n");
}

static void write_suggestion(struct ls_out *out, const struct ls_suggestion *s)
{
	ls_out_string(out, "request ");
	ls_out_shown(out, s->request->id.text.n > 0 ? s->request->id.text :
						      LS_LITERAL("(only)"));
	ls_out_char(out, '\n');
	if (!s->declared) {
		ls_out_string(out, "  It declares no uses, so nothing can be "
				   "suggested: list 'operations:' or 'tools:', "
				   "or give --usage.\n");
		return;
	}
	if (!s->known) {
		ls_out_string(out, "  No catalog knows its provider, so "
				   "nothing can be suggested: name it with "
				   "'provider:' or --provider, or add one with "
				   "--catalog.\n");
		return;
	}
	if (!s->possible) {
		for (size_t i = 0; i < s->impossible.n; i++) {
			ls_out_string(out, "  No scope this client may ask for "
					   "allows '");
			ls_out_shown(out, s->impossible.v[i]);
			ls_out_string(out, "'.\n");
		}
		return;
	}
	ls_out_string(out, "  asked ");
	write_names(out, s, false);
	ls_out_string(out, "  least ");
	write_names(out, s, true);
	ls_out_char(out, '\n');
	write_scopes(out, s);
	write_open(out, s);
	ls_out_char(out, '\n');
	write_ending(out, s);
}

static void json_list(struct ls_json *json, const char *key,
		      const struct ls_suggestion *s, bool least)
{
	ls_json_open(json, key, '[');
	for (size_t i = 0; i < s->scopes.n; i++)
		if (s->scopes.v[i].fate != (least ? LS_FATE_DROP : LS_FATE_ADD))
			ls_json_text(
				json, NULL,
				shown_name(json->out->arena, &s->scopes.v[i]));
	ls_json_close(json, ']');
}

static const char *json_bool(bool value)
{
	return value ? "true" : "false";
}

static void json_scope(struct ls_json *json, const struct ls_suggested *scope)
{
	ls_json_open(json, NULL, '{');
	ls_json_text(json, "scope", shown_name(json->out->arena, scope));
	ls_json_string(json, "fate", fate_words[scope->fate]);
	ls_json_text(json, "why", scope->why);
	ls_json_open(json, "uses", '[');
	for (size_t i = 0; i < scope->uses.n; i++)
		ls_json_text(json, NULL, scope->uses.v[i]);
	ls_json_close(json, ']');
	ls_json_word(json, "uncertain", json_bool(scope->only_uncertain));
	ls_json_close(json, '}');
}

static void json_suggestion(struct ls_json *json, const struct ls_suggestion *s)
{
	ls_json_open(json, NULL, '{');
	ls_json_maybe(json, "request", s->request->id.text);
	ls_json_maybe(json, "client", s->manifest->client.name.text);
	ls_json_word(json, "declared", json_bool(s->declared));
	ls_json_word(json, "known", json_bool(s->known));
	ls_json_word(json, "possible", json_bool(s->possible));
	ls_json_word(json, "exact", json_bool(s->exact));
	ls_json_word(json, "proven", json_bool(s->proven));
	ls_json_word(json, "changes", json_bool(s->changes));
	ls_json_word(json, "safe", json_bool(!s->widens && !s->guesses));
	ls_json_number(json, "nodes", s->nodes);
	json_list(json, "asked", s, false);
	json_list(json, "least", s, true);
	ls_json_open(json, "scopes", '[');
	for (size_t i = 0; i < s->scopes.n; i++)
		json_scope(json, &s->scopes.v[i]);
	ls_json_close(json, ']');
	ls_json_open(json, "open", '[');
	for (size_t i = 0; i < s->open.n; i++) {
		ls_json_open(json, NULL, '{');
		ls_json_text(json, "use", s->open.v[i].use);
		ls_json_text(json, "reason", s->open.v[i].reason);
		ls_json_maybe(json, "line", s->open.v[i].line);
		ls_json_close(json, '}');
	}
	ls_json_close(json, ']');
	ls_json_open(json, "impossible", '[');
	for (size_t i = 0; i < s->impossible.n; i++)
		ls_json_text(json, NULL, s->impossible.v[i]);
	ls_json_close(json, ']');
	ls_json_close(json, '}');
}

/* What a file told, and what of it does not count: nothing is dropped without
 * a word. */
static void write_usage(struct ls_out *out, const struct ls_usage_seen *usage)
{
	const struct ls_calls *calls = usage->calls;

	ls_out_string(out, "  usage ");
	ls_out_shown(out, usage->path);
	ls_out_printf(out, ": %s, %zu %s", ls_usage_format_word(calls->format),
		      calls->list.n, calls->list.n == 1 ? "call" : "calls");
	if (calls->other_hosts > 0)
		ls_out_printf(out, "; %" PRIu32 " to other hosts left out",
			      calls->other_hosts);
	if (calls->no_calls > 0)
		ls_out_printf(out, "; %" PRIu32 " that need no scope left out",
			      calls->no_calls);
	if (calls->unread > 0)
		ls_out_printf(out, "; %" PRIu32 " could not be read",
			      calls->unread);
	ls_out_char(out, '\n');
}

static void json_usage(struct ls_json *json, const struct ls_usage_seen *usage)
{
	const struct ls_calls *calls = usage->calls;

	ls_json_open(json, NULL, '{');
	ls_json_text(json, "path", usage->path);
	ls_json_string(json, "format", ls_usage_format_word(calls->format));
	ls_json_number(json, "calls", calls->list.n);
	ls_json_number(json, "other_hosts", calls->other_hosts);
	ls_json_number(json, "no_calls", calls->no_calls);
	ls_json_number(json, "unread", calls->unread);
	ls_json_close(json, '}');
}

static void write_text(struct ls_out *out,
		       const struct ls_suggestion *const *list, size_t count,
		       const struct ls_usage_seen *usage, size_t usage_count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			ls_out_char(out, '\n');
		write_suggestion(out, list[i]);
	}
	for (size_t i = 0; i < usage_count; i++)
		write_usage(out, &usage[i]);
}

void ls_page_suggestions(struct ls_out *out,
			 const struct ls_suggestion *const *list, size_t count,
			 const struct ls_usage_seen *usage, size_t usage_count,
			 const char *version, enum ls_page as)
{
	struct ls_json json = { .out = out };

	if (as != LS_PAGE_JSON) {
		write_text(out, list, count, usage, usage_count);
		return;
	}
	ls_json_open(&json, NULL, '{');
	ls_json_number(&json, "schema_version", 1);
	ls_json_open(&json, "tool", '{');
	ls_json_string(&json, "name", "leastscope");
	ls_json_string(&json, "version", version);
	ls_json_close(&json, '}');
	ls_json_open(&json, "suggestions", '[');
	for (size_t i = 0; i < count; i++)
		json_suggestion(&json, list[i]);
	ls_json_close(&json, ']');
	ls_json_open(&json, "usage", '[');
	for (size_t i = 0; i < usage_count; i++)
		json_usage(&json, &usage[i]);
	ls_json_close(&json, ']');
	ls_json_close(&json, '}');
	ls_out_char(out, '\n');
}
