/* What rules call: findings, their texts and their fixes. */
#include "config.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/out.h"
#include "engine/check.h"

#define SHOWN_CHARACTERS 80
#define SHOWN_REF_CHARACTERS 400 /* a catalog's sentences */

__attribute__((format(printf, 2, 0))) static struct ls_text
format_text(struct ls_arena *arena, const char *format, va_list arguments)
{
	va_list again;
	char *text;
	int n;

	va_copy(again, arguments);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	assert(n >= 0);
	text = ls_arena_get(arena, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, format, arguments);
	return (struct ls_text){ .p = text, .n = (size_t)n };
}

/* Past the limit one and the same finding is handed out again and again: it is
 * counted, and whether it marks a secret is remembered. */
static struct ls_finding *extra_finding(struct ls_file_check *check)
{
	if (check->extra == NULL)
		check->extra = ls_arena_get(check->run.arena,
					    sizeof(*check->extra));
	else if (check->extra->secret)
		*LS_PUSH(check->run.arena,
			 &check->secrets) = check->extra->span;
	*check->extra = (struct ls_finding){ .severity = LS_OFF };
	return check->extra;
}

static struct ls_finding *new_finding(struct ls_file_check *check)
{
	struct ls_finding *finding;

	check->flagged++;
	if (check->muted || check->flagged > check->limit)
		return extra_finding(check);
	finding = ls_arena_get(check->run.arena, sizeof(*finding));
	*LS_PUSH(check->run.arena, &check->findings) = finding;
	return finding;
}

static struct ls_text client_name(const struct ls_client *client)
{
	if (client->name.text.n > 0)
		return client->name.text;
	return client->id.text;
}

static struct ls_text provider_name(const struct ls_manifest *manifest)
{
	if (manifest->catalog != NULL)
		return ls_ref_text(manifest->catalog, manifest->catalog->id);
	return manifest->provider.text;
}

static struct ls_span span_inside(const struct ls_source *source,
				  struct ls_span span)
{
	uint32_t n = (uint32_t)source->text.n;

	if (span.start > n)
		span.start = n;
	if (span.end > n)
		span.end = n;
	if (span.end < span.start)
		span.end = span.start;
	return span;
}

struct ls_finding *ls_flag(struct ls_run *run, struct ls_span span,
			   const char *format, ...)
{
	struct ls_file_check *check = run->file;
	struct ls_finding *finding = new_finding(check);
	va_list arguments;

	assert(check->source != NULL);
	finding->span = span_inside(check->source, span);
	if (check->flagged == check->limit + 1)
		check->first_extra = finding->span;
	finding->rule = run->rule;
	finding->severity = check->severity;
	finding->confidence = run->rule->confidence;
	finding->path = check->work->path;
	if (run->manifest != NULL) {
		finding->provider = provider_name(run->manifest);
		finding->client = client_name(&run->manifest->client);
	}
	if (finding == check->extra)
		return finding;
	va_start(arguments, format);
	finding->message = format_text(run->arena, format, arguments);
	va_end(arguments);
	return finding;
}

struct ls_finding *ls_flag_client(struct ls_run *run,
				  const struct ls_client_seen *client,
				  const char *format, ...)
{
	struct ls_file_check *check = run->file;
	const struct ls_client_place *place =
		&check->all_places[client - run->clients];
	struct ls_finding *finding = new_finding(check);
	va_list arguments;

	if (finding != check->extra)
		*LS_PUSH(run->arena, &check->owners) = place->work;
	finding->rule = run->rule;
	finding->severity = check->severity;
	finding->confidence = run->rule->confidence;
	finding->path = client->path;
	finding->span = client->span;
	finding->start = client->start;
	finding->end = client->end;
	finding->provider = client->provider;
	finding->client = client->name.n > 0 ? client->name : client->client_id;
	finding->line = place->line;
	finding->line_column = place->line_column;
	finding->line_hash = place->line_hash;
	va_start(arguments, format);
	finding->message = format_text(run->arena, format, arguments);
	va_end(arguments);
	return finding;
}

void ls_undecided(struct ls_run *run, struct ls_span span)
{
	struct ls_file_check *check = run->file;

	check->input.undecided = true;
	ls_check_flag(check, LS_RULE_UNREADABLE, span,
		      LS_LITERAL("a pattern of the catalog passed its limit, "
				 "so this could not be decided"));
}

static const char *shown(struct ls_run *run, struct ls_text text, size_t limit)
{
	struct ls_out out = ls_out_new(run->arena);
	size_t characters = 0;
	size_t at = 0;

	while (at < text.n && characters < limit) {
		uint32_t code_point;
		size_t n = ls_utf8_decode(text.p + at, text.n - at,
					  &code_point);

		at += n == 0 ? 1 : n;
		characters++;
	}
	ls_out_shown(&out, ls_text_part(text, 0, at));
	if (at < text.n)
		ls_out_string(&out, "...");
	return ls_arena_string(run->arena, ls_out_text(&out));
}

const char *ls_shown(struct ls_run *run, struct ls_text text)
{
	return shown(run, text, SHOWN_CHARACTERS);
}

const char *ls_ref_shown(struct ls_run *run, struct ls_ref ref)
{
	if (run->catalog == NULL)
		return "";
	return shown(run, ls_ref_text(run->catalog, ref), SHOWN_REF_CHARACTERS);
}

const char *ls_catalog_name(struct ls_run *run)
{
	const struct ls_catalog *catalog = run->catalog;
	const char *id;
	char date[11];

	if (catalog == NULL)
		return "no catalog";
	id = ls_ref_shown(run, catalog->id);
	if (catalog->updated == LS_NO_DATE)
		return id;
	ls_date_format(catalog->updated, date);
	return ls_arena_printf(run->arena, "%s of %s", id, date).p;
}

void ls_severity_set(struct ls_finding *finding, enum ls_severity severity)
{
	assert(severity != LS_OFF);
	finding->severity = severity;
}

void ls_confidence_set(struct ls_finding *finding, enum ls_confidence c)
{
	finding->confidence = c;
}

/* Risk first, then action; an unknown risk is never low. */
static uint8_t weight_of(const struct ls_known *known)
{
	static const uint8_t ranks[] = {
		[LS_RISK_LOW] = 1,      [LS_RISK_UNKNOWN] = 2,
		[LS_RISK_MEDIUM] = 3,   [LS_RISK_HIGH] = 4,
		[LS_RISK_CRITICAL] = 5,
	};

	return (uint8_t)(ranks[known->risk] * 8 + (uint8_t)known->action);
}

void ls_about(struct ls_run *run, struct ls_finding *finding,
	      const struct ls_request *request, const struct ls_token *token)
{
	(void)run;
	if (request != NULL)
		finding->request = request->id.text;
	if (token == NULL)
		return;
	finding->scope = token->text;
	finding->fix.weight = weight_of(&token->known);
}

void ls_hint(struct ls_run *run, struct ls_finding *finding, const char *format,
	     ...)
{
	va_list arguments;

	va_start(arguments, format);
	finding->hint = format_text(run->arena, format, arguments);
	va_end(arguments);
}

void ls_note(struct ls_run *run, struct ls_finding *finding, const char *format,
	     ...)
{
	va_list arguments;

	va_start(arguments, format);
	*LS_PUSH(run->arena, &finding->notes) = format_text(run->arena, format,
							    arguments);
	va_end(arguments);
}

void ls_relate(struct ls_run *run, struct ls_finding *finding,
	       struct ls_span span, const char *format, ...)
{
	struct ls_related *related = LS_PUSH(run->arena, &finding->related);
	va_list arguments;

	assert(run->file->source != NULL);
	span = span_inside(run->file->source, span);
	/* Lines and columns are filled in when the file is finished. */
	related->start.offset = span.start;
	related->end.offset = span.end;
	va_start(arguments, format);
	related->message = format_text(run->arena, format, arguments);
	va_end(arguments);
}

void ls_relate_client(struct ls_run *run, struct ls_finding *finding,
		      const struct ls_client_seen *client, const char *format,
		      ...)
{
	struct ls_related *related = LS_PUSH(run->arena, &finding->related);
	va_list arguments;

	related->path = client->path;
	related->start = client->start;
	related->end = client->end;
	va_start(arguments, format);
	related->message = format_text(run->arena, format, arguments);
	va_end(arguments);
}

/* --- fixes --- */

void ls_fix(struct ls_run *run, struct ls_finding *finding,
	    enum ls_applicability applicability, const char *format, ...)
{
	uint8_t weight = finding->fix.weight;
	va_list arguments;

	va_start(arguments, format);
	finding->fix = (struct ls_fix){
		.applicability = applicability,
		.title = format_text(run->arena, format, arguments),
		.weight = weight,
	};
	va_end(arguments);
}

void ls_fix_edit(struct ls_run *run, struct ls_finding *finding,
		 struct ls_span span, struct ls_text text)
{
	*LS_PUSH(run->arena, &finding->fix.edits) = (struct ls_edit){
		.span = span,
		.text = text,
	};
}

static void fix_none(struct ls_finding *finding)
{
	finding->fix = (struct ls_fix){ .weight = finding->fix.weight };
}

/* The token before and after one in the same scalar, or NULL. */
static void neighbours(const struct ls_scope_list *list,
		       const struct ls_token *token,
		       const struct ls_token **before,
		       const struct ls_token **after)
{
	*before = NULL;
	*after = NULL;
	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *other = &list->tokens.v[i];

		if (other->node != token->node || other->index == token->index)
			continue;
		if (other->index < token->index)
			*before = other;
		else if (*after == NULL)
			*after = other;
	}
}

/* Out of a string, with what parts it from the next token, or from the one in
 * front when it is the last.  Spans that do not follow each other are those of
 * a scalar whose parts cannot be told apart. */
static bool cut_from_string(const struct ls_token *token,
			    const struct ls_token *before,
			    const struct ls_token *after, struct ls_span *cut)
{
	if (after != NULL) {
		*cut = (struct ls_span){ token->span.start, after->span.start };
		return token->span.end < after->span.start;
	}
	*cut = (struct ls_span){ before->span.end, token->span.end };
	return before->span.end < token->span.start;
}

bool ls_token_cut(const struct ls_source *source,
		  const struct ls_scope_list *list,
		  const struct ls_token *token, struct ls_span *cut)
{
	const struct ls_token *before, *after;

	neighbours(list, token, &before, &after);
	if (list->tokens.n < 2)
		return false;
	if (before == NULL && after == NULL)
		return token->node != list->node &&
		       ls_node_cut_span(source, token->node, cut);
	return !token->node->is_alias &&
	       cut_from_string(token, before, after, cut);
}

bool ls_fix_drop_token(struct ls_run *run, struct ls_finding *finding,
		       const struct ls_scope_list *list,
		       const struct ls_token *token)
{
	struct ls_span cut;

	if (!ls_token_cut(run->file->source, list, token, &cut)) {
		fix_none(finding);
		return false;
	}
	ls_fix_edit(run, finding, cut, (struct ls_text){ .p = "", .n = 0 });
	return true;
}
