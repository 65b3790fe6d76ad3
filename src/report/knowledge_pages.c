/* Pages of what the program knows: scopes, catalogs, formats, profiles. */
#include "config.h"

#include "base/clock.h"
#include "catalog/catalog.h"
#include "report/json_writer.h"
#include "report/pages.h"

static void line(struct ls_out *out, const char *label, struct ls_text text)
{
	if (text.n == 0)
		return;
	ls_out_printf(out, "  %-14s ", label);
	ls_out_shown(out, text);
	ls_out_char(out, '\n');
}

static void names(struct ls_out *out, const struct ls_catalog *catalog,
		  const char *label, struct ls_list list)
{
	struct ls_out text = ls_out_new(out->arena);

	for (uint32_t i = 0; i < list.n; i++) {
		if (i > 0)
			ls_out_string(&text, ", ");
		ls_out_raw(&text, ls_scope_name(catalog,
						ls_list_at(catalog, list, i)));
	}
	line(out, label, ls_out_text(&text));
}

static struct ls_text kinds_text(struct ls_arena *arena, unsigned kinds)
{
	struct ls_out out = ls_out_new(arena);

	for (unsigned bit = 1; bit <= LS_KIND_AGENT; bit <<= 1) {
		if (!(kinds & bit))
			continue;
		if (out.n > 0)
			ls_out_string(&out, ", ");
		ls_out_string(&out, ls_kind_word(bit));
	}
	return ls_out_text(&out);
}

static struct ls_text grants_text(struct ls_arena *arena, unsigned grants)
{
	struct ls_out out = ls_out_new(arena);

	for (unsigned bit = 1; bit < LS_GRANT_OTHER; bit <<= 1) {
		if (!(grants & bit))
			continue;
		if (out.n > 0)
			ls_out_string(&out, ", ");
		ls_out_string(&out, ls_grant_word(bit));
	}
	return ls_out_text(&out);
}

/* Those it may be used with or, when all but a few will do, those few. */
static void write_grants(struct ls_out *out, unsigned grants)
{
	const unsigned every = LS_GRANT_OTHER * 2 - 1;

	if (grants == 0)
		return;
	if ((grants & LS_GRANT_OTHER) != 0)
		line(out, "not by", grants_text(out->arena, every & ~grants));
	else
		line(out, "granted by", grants_text(out->arena, grants));
}

static struct ls_text marks_text(struct ls_arena *arena, uint32_t marks)
{
	struct ls_out out = ls_out_new(arena);

	for (unsigned i = 0; ls_mark_word(i) != NULL; i++) {
		if (!(marks & (1u << i)))
			continue;
		if (out.n > 0)
			ls_out_string(&out, "; ");
		ls_out_string(&out, ls_mark_about(i));
	}
	return ls_out_text(&out);
}

static void write_flags(struct ls_out *out, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *text;
	} all[] = {
		{ LS_SCOPE_DEPRECATED, "deprecated" },
		{ LS_SCOPE_UMBRELLA, "covers everything, or nearly" },
		{ LS_SCOPE_CARRIED, "every application carries it" },
		{ LS_SCOPE_NOT_REQUESTABLE, "cannot be requested" },
		{ LS_SCOPE_ADMIN_CONSENT, "needs an administrator's consent" },
		{ LS_SCOPE_VENDOR_APPROVAL, "needs the provider's approval" },
		{ LS_SCOPE_LONG_LIVED, "outlives the visit of the user" },
		{ LS_SCOPE_UNDECLARED, "not in the provider's own list" },
		{ LS_SCOPE_IDENTITY, "says who the user is (OpenID Connect)" },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (flags & all[i].flag)
			line(out, "is", ls_text_of(all[i].text));
}

static void write_group(struct ls_out *out, const struct ls_catalog *catalog,
			const struct ls_scope *scope)
{
	const struct ls_group *group;

	if (scope->group == LS_NONE)
		return;
	group = &catalog->groups[scope->group];
	line(out, "group",
	     group->title.n == 0 ?
		     ls_ref_text(catalog, group->id) :
		     ls_arena_printf(
			     out->arena, "%.*s (%.*s)",
			     LS_FMT(ls_ref_text(catalog, group->id)),
			     LS_FMT(ls_ref_text(catalog, group->title))));
	if (scope->about.n == 0)
		line(out, "unlocks", ls_ref_text(catalog, group->about));
}

static struct ls_text title_of(const struct ls_catalog *catalog)
{
	return ls_ref_text(catalog,
			   catalog->title.n > 0 ? catalog->title : catalog->id);
}

static void write_catalog_line(struct ls_out *out,
			       const struct ls_catalog *catalog)
{
	char day[11] = "";

	if (catalog->updated != LS_NO_DATE)
		ls_date_format(catalog->updated, day);
	ls_out_printf(out, "  %-14s %.*s of %s%s\n", "catalog",
		      LS_FMT(ls_ref_text(catalog, catalog->id)), day,
		      catalog->complete ? "" : " (not complete)");
}

/* A catalog need not say what people call its provider. */
static void write_provider(struct ls_out *out, const struct ls_catalog *catalog)
{
	ls_out_string(out, " (");
	ls_out_shown(out, title_of(catalog));
	ls_out_string(out, ")\n");
}

/* Who holds it may change how much is at stake. */
static void write_risks(struct ls_out *out, const struct ls_catalog *catalog,
			struct ls_list pairs)
{
	for (uint32_t i = 0; i + 1 < pairs.n; i += 2) {
		uint32_t kinds = ls_list_at(catalog, pairs, i);
		uint32_t risk = ls_list_at(catalog, pairs, i + 1);

		line(out, "risk",
		     ls_arena_printf(out->arena, "%s: %.*s",
				     ls_risk_word((enum ls_risk)risk),
				     LS_FMT(kinds_text(out->arena, kinds))));
	}
}

static void write_scope(struct ls_out *out, const struct ls_catalog *catalog,
			uint32_t index)
{
	const struct ls_scope *scope = &catalog->scopes[index];

	ls_out_first(out, ls_scope_name(catalog, index));
	write_provider(out, catalog);
	write_group(out, catalog, scope);
	line(out, "unlocks", ls_ref_text(catalog, scope->about));
	if (scope->action != LS_ACTION_UNKNOWN)
		line(out, "action", ls_text_of(ls_action_word(scope->action)));
	line(out, "risk", ls_text_of(ls_risk_word(scope->risk)));
	write_risks(out, catalog, scope->risk_for);
	line(out, "because", ls_ref_text(catalog, scope->risk_reason));
	if (!ls_text_eq(ls_ref_text(catalog, scope->risk_source),
			ls_ref_text(catalog, scope->source)))
		line(out, "risk source",
		     ls_ref_text(catalog, scope->risk_source));
	line(out, "reaches", marks_text(out->arena, scope->marks));
	line(out, "held by",
	     scope->audience == 0 ? LS_LITERAL("any kind of client") :
				    kinds_text(out->arena, scope->audience));
	write_grants(out, scope->grants);
	write_flags(out, scope->flags);
	line(out, "consent by", kinds_text(out->arena, scope->consent));
	line(out, "tier", ls_ref_text(catalog, scope->tier));
	line(out, "edition", ls_ref_text(catalog, scope->edition));
	names(out, catalog, "resembles", scope->resembles);
	names(out, catalog, "implies", scope->implies);
	names(out, catalog, "replaced by", scope->replaced_by);
	names(out, catalog, "needs", scope->requires);
	names(out, catalog, "conflicts with", scope->conflicts);
	line(out, "note", ls_ref_text(catalog, scope->note));
	line(out, "source",
	     ls_ref_text(catalog, scope->source.n > 0 ? scope->source :
							catalog->source));
	write_catalog_line(out, catalog);
}

static void write_pattern(struct ls_out *out, const struct ls_catalog *catalog,
			  struct ls_text token, const struct ls_known *known)
{
	const struct ls_name_pattern *pattern =
		&catalog->patterns[known->pattern];

	ls_out_first(out, token);
	write_provider(out, catalog);
	line(out, "unlocks", ls_ref_text(catalog, pattern->about));
	line(out, "pattern", ls_ref_text(catalog, pattern->id));
	if (known->action != LS_ACTION_UNKNOWN)
		line(out, "action", ls_text_of(ls_action_word(known->action)));
	line(out, "risk", ls_text_of(ls_risk_word(known->risk)));
	line(out, "reaches", marks_text(out->arena, known->marks));
	write_flags(out, known->flags);
	line(out, "source",
	     ls_ref_text(catalog, pattern->source.n > 0 ? pattern->source :
							  catalog->source));
	write_catalog_line(out, catalog);
}

bool ls_page_scope(struct ls_out *out, const struct ls_catalogs *catalogs,
		   struct ls_text token, struct ls_text *near)
{
	bool found = false;

	near->n = 0;
	for (size_t i = 0; i < catalogs->n; i++) {
		const struct ls_catalog *catalog = catalogs->v[i];
		struct ls_known known = ls_catalog_find(out->arena, catalog,
							token);
		struct ls_near close;

		if (known.by == LS_KNOWN_PATTERN || known.scope != LS_NONE) {
			if (found)
				ls_out_char(out, '\n');
			found = true;
		}
		if (known.by == LS_KNOWN_PATTERN)
			write_pattern(out, catalog, token, &known);
		else if (known.scope != LS_NONE)
			write_scope(out, catalog, known.scope);
		if (found || near->n > 0)
			continue;
		close = ls_catalog_near(out->arena, catalog, token);
		if (close.scope != LS_NONE)
			*near = ls_scope_name(catalog, close.scope);
	}
	return found;
}

static void scope_json(struct ls_json *json, const struct ls_catalog *catalog,
		       uint32_t index)
{
	const struct ls_scope *scope = &catalog->scopes[index];

	ls_json_open(json, NULL, '{');
	ls_json_text(json, "scope", ls_scope_name(catalog, index));
	ls_json_text(json, "provider", ls_ref_text(catalog, catalog->id));
	ls_json_maybe(
		json, "group",
		scope->group == LS_NONE ?
			(struct ls_text){ 0 } :
			ls_ref_text(catalog, catalog->groups[scope->group].id));
	ls_json_string(json, "action", ls_action_word(scope->action));
	ls_json_string(json, "risk", ls_risk_word(scope->risk));
	ls_json_close(json, '}');
}

static void scope_row(struct ls_out *out, const struct ls_catalog *catalog,
		      uint32_t index)
{
	const struct ls_scope *scope = &catalog->scopes[index];
	struct ls_text name = ls_scope_name(catalog, index);

	struct ls_text about =
		scope->about.n > 0 || scope->group == LS_NONE ?
			ls_ref_text(catalog, scope->about) :
			ls_ref_text(catalog,
				    catalog->groups[scope->group].about);
	struct ls_out cell = ls_out_new(out->arena);
	size_t width;

	ls_out_first(&cell, name);
	width = ls_shown_width(ls_out_text(&cell));
	ls_out_raw(out, ls_out_text(&cell));
	ls_out_repeat(out, ' ', width < 30 ? 31 - width : 1);
	ls_out_printf(out, "%-8s ", ls_action_word(scope->action));
	if (about.n > 0) {
		ls_out_printf(out, "%-8s ", ls_risk_word(scope->risk));
		ls_out_shown(out, about);
	} else
		ls_out_string(out, ls_risk_word(scope->risk));
	ls_out_char(out, '\n');
}

static void catalog_scopes(struct ls_out *out, struct ls_json *json,
			   const struct ls_catalog *catalog, enum ls_page as)
{
	for (uint32_t i = 0; i < catalog->scope_count; i++) {
		uint32_t index = as == LS_PAGE_NAMES ? catalog->by_name[i] : i;

		if (as == LS_PAGE_JSON)
			scope_json(json, catalog, index);
		else if (as == LS_PAGE_NAMES) {
			ls_out_first(out, ls_scope_name(catalog, index));
			ls_out_char(out, '\n');
		} else
			scope_row(out, catalog, index);
	}
}

void ls_page_scopes(struct ls_out *out, const struct ls_catalogs *catalogs,
		    const struct ls_catalog *only, enum ls_page as)
{
	struct ls_json json = { .out = out };

	if (as == LS_PAGE_JSON)
		ls_json_open(&json, NULL, '[');
	for (size_t i = 0; i < catalogs->n; i++)
		if (only == NULL || catalogs->v[i] == only)
			catalog_scopes(out, &json, catalogs->v[i], as);
	if (as == LS_PAGE_JSON)
		ls_out_string(out, "]\n");
}

static void catalog_row(struct ls_out *out, const struct ls_catalog *catalog)
{
	char day[11] = "";

	if (catalog->updated != LS_NO_DATE)
		ls_date_format(catalog->updated, day);
	ls_out_printf(out, "%-12.*s %s  %5u scopes  %6u operations  %s\n",
		      LS_FMT(ls_ref_text(catalog, catalog->id)), day,
		      catalog->scope_count, catalog->operation_count,
		      catalog->complete ? "complete" : "partial");
}

static void catalog_json(struct ls_json *json, const struct ls_catalog *catalog)
{
	char day[11] = "";

	if (catalog->updated != LS_NO_DATE)
		ls_date_format(catalog->updated, day);
	ls_json_open(json, NULL, '{');
	ls_json_text(json, "id", ls_ref_text(catalog, catalog->id));
	ls_json_text(json, "title", ls_ref_text(catalog, catalog->title));
	ls_json_maybe(json, "updated", ls_text_of(day));
	ls_json_number(json, "scopes", catalog->scope_count);
	ls_json_number(json, "operations", catalog->operation_count);
	ls_json_word(json, "complete", catalog->complete ? "true" : "false");
	ls_json_text(json, "source", ls_ref_text(catalog, catalog->source));
	ls_json_maybe(json, "licence", ls_ref_text(catalog, catalog->licence));
	ls_json_close(json, '}');
}

void ls_page_catalogs(struct ls_out *out, const struct ls_catalogs *catalogs,
		      enum ls_page as)
{
	struct ls_json json = { .out = out };

	if (as == LS_PAGE_JSON)
		ls_json_open(&json, NULL, '[');
	for (size_t i = 0; i < catalogs->n; i++) {
		const struct ls_catalog *catalog = catalogs->v[i];

		if (as == LS_PAGE_JSON)
			catalog_json(&json, catalog);
		else if (as == LS_PAGE_NAMES)
			ls_out_printf(
				out, "%.*s\n",
				LS_FMT(ls_ref_text(catalog, catalog->id)));
		else
			catalog_row(out, catalog);
	}
	if (as == LS_PAGE_JSON)
		ls_out_string(out, "]\n");
}

static void write_counts(struct ls_out *out, const uint32_t *by,
			 const char *label)
{
	uint32_t all = by[LS_NEED_DOCUMENTED] + by[LS_NEED_INFERRED] +
		       by[LS_NEED_UNCERTAIN] + by[LS_NEED_UNKNOWN];

	if (all == 0)
		return;
	ls_out_printf(out,
		      "  %-14s %u %s: %u documented, %u inferred, "
		      "%u uncertain, %u unknown\n",
		      "operations", all, label, by[LS_NEED_DOCUMENTED],
		      by[LS_NEED_INFERRED], by[LS_NEED_UNCERTAIN],
		      by[LS_NEED_UNKNOWN]);
}

static void write_endpoints(struct ls_out *out,
			    const struct ls_catalog *catalog)
{
	for (uint32_t i = 0; i < catalog->endpoint_count; i++) {
		const struct ls_endpoint *e = &catalog->endpoints[i];
		struct ls_out text = ls_out_new(out->arena);

		ls_out_raw(&text, ls_ref_text(catalog, e->url));
		if (e->environment.n > 0) {
			ls_out_string(&text, " (");
			ls_out_raw(&text, ls_ref_text(catalog, e->environment));
			ls_out_char(&text, ')');
		}
		line(out, e->stale ? "stale" : "endpoint", ls_out_text(&text));
	}
}

void ls_page_catalog(struct ls_out *out, const struct ls_catalog *catalog)
{
	struct ls_operation_counts counts = ls_catalog_operation_counts(
		catalog);

	ls_out_first(out, title_of(catalog));
	ls_out_char(out, '\n');
	write_catalog_line(out, catalog);
	line(out, "source", ls_ref_text(catalog, catalog->source));
	line(out, "licence", ls_ref_text(catalog, catalog->licence));
	ls_out_printf(out, "  %-14s %u in %u %s\n", "scopes",
		      catalog->scope_count, catalog->group_count,
		      catalog->group_count == 1 ? "group" : "groups");
	write_counts(out, counts.by[LS_LAYER_CURRENT][0], "HTTP calls");
	write_counts(out, counts.by[LS_LAYER_CURRENT][1], "gRPC methods");
	write_counts(out, counts.by[LS_LAYER_OLD][0],
		     "HTTP calls of older layers");
	write_counts(out, counts.by[LS_LAYER_OLD][1],
		     "gRPC methods of older layers");
	write_endpoints(out, catalog);
	ls_out_char(out, '\n');
	catalog_scopes(out, NULL, catalog, LS_PAGE_TEXT);
}

struct row {
	const char *id;
	const char *about;
};

static void write_row(struct ls_out *out, struct ls_json *json, struct row row,
		      enum ls_page as)
{
	if (as == LS_PAGE_JSON) {
		ls_json_open(json, NULL, '{');
		ls_json_string(json, "id", row.id);
		ls_json_string(json, "about", row.about);
		ls_json_close(json, '}');
	} else if (as == LS_PAGE_NAMES)
		ls_out_printf(out, "%s\n", row.id);
	else
		ls_out_printf(out, "%-14s %s\n", row.id, row.about);
}

void ls_page_formats(struct ls_out *out, enum ls_page as)
{
	struct ls_json json = { .out = out };

	if (as == LS_PAGE_JSON)
		ls_json_open(&json, NULL, '[');
	for (const struct ls_format *f = ls_formats; f->id != NULL; f++)
		write_row(out, &json,
			  (struct row){ .id = f->id, .about = f->about }, as);
	if (as == LS_PAGE_JSON)
		ls_out_string(out, "]\n");
}

void ls_page_outputs(struct ls_out *out, enum ls_page as)
{
	struct ls_json json = { .out = out };

	if (as == LS_PAGE_JSON)
		ls_json_open(&json, NULL, '[');
	for (const struct ls_report_format *f = ls_report_formats; f->id; f++)
		write_row(out, &json,
			  (struct row){ .id = f->id, .about = f->about }, as);
	if (as == LS_PAGE_JSON)
		ls_out_string(out, "]\n");
}

void ls_page_profiles(struct ls_out *out, enum ls_page as)
{
	struct ls_json json = { .out = out };

	if (as == LS_PAGE_JSON)
		ls_json_open(&json, NULL, '[');
	for (const struct ls_profile *p = ls_profiles; p->id != NULL; p++)
		write_row(out, &json,
			  (struct row){ .id = p->id, .about = p->about }, as);
	if (as == LS_PAGE_JSON)
		ls_out_string(out, "]\n");
}
