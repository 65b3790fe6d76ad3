/* Reports and pages through the public header. */
#include "config.h"

#include <string.h>

#include "api/run.h"
#include "base/file.h"
#include "base/limits.h"
#include "catalog/load.h"
#include "rules/rules.h"

int ls_run_write(struct leastscope *run, struct ls_text text,
		 leastscope_write *write, void *arg)
{
	if (text.n == 0 || write(arg, text.p, text.n) == 0)
		return LEASTSCOPE_OK;
	run->why[0] = '\0';
	return LEASTSCOPE_FAILED;
}

int ls_run_write_failure(struct leastscope *run, int status, const char *as,
			 leastscope_write *write, void *arg)
{
	struct ls_out out = ls_out_new(run->results_arena);
	struct ls_text text;

	if ((status != LEASTSCOPE_FAILED && status != LEASTSCOPE_NOTHING) ||
	    strcmp(as, "json") != 0)
		return status;
	ls_page_failure(&out, PACKAGE_VERSION, run->why);
	text = ls_out_text(&out);
	return write(arg, text.p, text.n) == 0 ? status : LEASTSCOPE_FAILED;
}

struct page_call {
	const char *name;
	const char *path;
	const char *as;
	leastscope_write *write;
	void *arg;
};

static int build_report(struct leastscope *run, const char *name,
			struct ls_out *out)
{
	const struct ls_report_format *format = ls_report_format_find(
		ls_text_of(name));
	const struct ls_report report = {
		.results = run->results,
		.judgement = run->judgement,
		.options = &run->options,
		.version = PACKAGE_VERSION,
		.fail_on = run->fail_on,
		.min_severity = run->min_severity,
		.color = run->color,
		.quiet = run->quiet,
		.verbose = run->verbose,
	};

	if (format == NULL)
		return ls_run_unknown_format(run, ls_text_of(name));
	if (run->results == NULL)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "there is no check to report");
	format->write(out, &report);
	return LEASTSCOPE_OK;
}

static int report(struct leastscope *run, void *arg)
{
	const struct page_call *call = arg;
	struct ls_out out = ls_out_new(run->results_arena);
	int status = build_report(run, call->name, &out);

	if (status != LEASTSCOPE_OK)
		return status;
	return ls_run_write(run, ls_out_text(&out), call->write, call->arg);
}

int leastscope_report(struct leastscope *run, const char *format,
		      leastscope_write *write, void *arg)
{
	struct page_call call = {
		.name = format,
		.write = write,
		.arg = arg,
	};

	return ls_run_guarded(run, report, &call);
}

static int report_file(struct leastscope *run, void *arg)
{
	const struct page_call *call = arg;
	struct ls_out out = ls_out_new(run->results_arena);
	struct ls_text why;
	int status = build_report(run, call->name, &out);

	if (status != LEASTSCOPE_OK)
		return status;
	if (ls_file_write(run->results_arena, call->path, ls_out_text(&out),
			  &why) == LS_FILE_OK)
		return LEASTSCOPE_OK;
	return ls_run_fail(run, LEASTSCOPE_FAILED, "%s: %s",
			   ls_run_shown(run, ls_text_of(call->path)),
			   ls_run_shown(run, why));
}

int leastscope_report_file(struct leastscope *run, const char *format,
			   const char *path)
{
	struct page_call call = { .name = format, .path = path };

	return ls_run_guarded(run, report_file, &call);
}

/* --- pages --- */

enum {
	EVERY_FORM = ~0,
	LIST_FORMS = 1 << LS_PAGE_TEXT | 1 << LS_PAGE_JSON | 1 << LS_PAGE_NAMES,
	TEXT_FORM = 1 << LS_PAGE_TEXT
};

/* One of the forms that are allowed. */
static int page_form(struct leastscope *run, const char *what, const char *as,
		     int allowed, enum ls_page *page)
{
	static const struct {
		const char *name;
		enum ls_page page;
	} forms[] = {
		{ "text", LS_PAGE_TEXT },   { "markdown", LS_PAGE_MARKDOWN },
		{ "man", LS_PAGE_MAN },     { "json", LS_PAGE_JSON },
		{ "names", LS_PAGE_NAMES },
	};

	struct ls_out names = ls_out_new(run->results_arena);

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (!(allowed & 1 << forms[i].page))
			continue;
		*page = forms[i].page;
		if (strcmp(as, forms[i].name) == 0)
			return LEASTSCOPE_OK;
		ls_out_string(&names, names.n > 0 ? ", " : "");
		ls_out_string(&names, forms[i].name);
	}
	return ls_run_fail(run, LEASTSCOPE_USAGE,
			   "no form '%s' of %s; there is %.*s",
			   ls_run_shown(run, ls_text_of(as)), what,
			   LS_FMT(ls_out_text(&names)));
}

static int explain_unknown(struct leastscope *run, struct ls_text name,
			   struct ls_text near_scope, struct ls_text near_rule)
{
	struct ls_text near = near_rule.n > 0 ? near_rule : near_scope;

	if (near.n > 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "no rule or scope '%s'; did you mean "
				   "'%s'?",
				   ls_run_shown(run, name),
				   ls_run_shown(run, near));
	return ls_run_fail(run, LEASTSCOPE_USAGE, "no rule or scope '%s'",
			   ls_run_shown(run, name));
}

static int explain(struct leastscope *run, void *arg)
{
	const struct page_call *call = arg;
	struct ls_text name = ls_text_of(call->name);
	struct ls_text near_rule = { 0 };
	struct ls_text near_scope = { 0 };
	struct ls_out out = ls_out_new(run->results_arena);
	struct ls_catalogs where;
	bool is_rule = ls_rule_known(name, &near_rule);
	enum ls_page page;
	int status = page_form(run, is_rule ? "a rule" : "a scope", call->as,
			       is_rule ? EVERY_FORM : TEXT_FORM, &page);

	if (status == LEASTSCOPE_OK)
		status = ls_run_prepare_catalogs(run);
	if (status != LEASTSCOPE_OK)
		return status;
	where = run->catalogs;
	if (run->options.provider != NULL)
		where = (struct ls_catalogs){
			.v = &run->options.provider,
			.n = 1,
		};
	if (is_rule)
		ls_page_rule(&out, ls_rule_find(name), page);
	else if (!ls_page_scope(&out, &where, name, &near_scope))
		return explain_unknown(run, name, near_scope, near_rule);
	return ls_run_write(run, ls_out_text(&out), call->write, call->arg);
}

int leastscope_explain(struct leastscope *run, const char *name, const char *as,
		       leastscope_write *write, void *arg)
{
	struct page_call call = {
		.name = name,
		.as = as,
		.write = write,
		.arg = arg,
	};

	return ls_run_guarded(run, explain, &call);
}

static void list_rules(struct leastscope *run, struct ls_out *out,
		       enum ls_page as)
{
	ls_page_rules(out, &run->options, as);
}

static void list_catalogs(struct leastscope *run, struct ls_out *out,
			  enum ls_page as)
{
	ls_page_catalogs(out, run->options.catalogs, as);
}

static void list_scopes(struct leastscope *run, struct ls_out *out,
			enum ls_page as)
{
	ls_page_scopes(out, run->options.catalogs, run->options.provider, as);
}

static void list_formats(struct leastscope *run, struct ls_out *out,
			 enum ls_page as)
{
	(void)run;
	ls_page_formats(out, as);
}

static void list_outputs(struct leastscope *run, struct ls_out *out,
			 enum ls_page as)
{
	(void)run;
	ls_page_outputs(out, as);
}

static void list_profiles(struct leastscope *run, struct ls_out *out,
			  enum ls_page as)
{
	(void)run;
	ls_page_profiles(out, as);
}

struct list {
	const char *name;
	int forms;
	void (*write)(struct leastscope *run, struct ls_out *out,
		      enum ls_page as);
};

static const struct list lists[] = {
	{ "rules", EVERY_FORM, list_rules },
	{ "catalogs", LIST_FORMS, list_catalogs },
	{ "formats", LIST_FORMS, list_formats },
	{ "profiles", LIST_FORMS, list_profiles },
	{ "scopes", LIST_FORMS, list_scopes },
	{ "outputs", LIST_FORMS, list_outputs },
};

static const struct list *find_list(struct leastscope *run, const char *name)
{
	struct ls_nearest nearest = { .word = ls_text_of(name) };

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		if (ls_text_is(nearest.word, lists[i].name))
			return &lists[i];
		ls_nearest_try(&nearest, ls_text_of(lists[i].name));
	}
	if (nearest.best.n > 0)
		ls_run_unknown(run, "list", nearest.word, nearest.best, NULL);
	else
		ls_run_fail(run, LEASTSCOPE_USAGE,
			    "no list '%s'; there are rules, catalogs, "
			    "formats, profiles, scopes and outputs",
			    ls_run_shown(run, nearest.word));
	return NULL;
}

static int list(struct leastscope *run, void *arg)
{
	const struct page_call *call = arg;
	const struct list *list = find_list(run, call->name);
	struct ls_out out = ls_out_new(run->results_arena);
	enum ls_page page;
	int status;

	if (list == NULL)
		return LEASTSCOPE_USAGE;
	status = page_form(run, "this list", call->as, list->forms, &page);
	if (status == LEASTSCOPE_OK)
		status = ls_run_prepare_catalogs(run);
	if (status != LEASTSCOPE_OK)
		return status;
	list->write(run, &out, page);
	return ls_run_write(run, ls_out_text(&out), call->write, call->arg);
}

int leastscope_list(struct leastscope *run, const char *what, const char *as,
		    leastscope_write *write, void *arg)
{
	struct page_call call = {
		.name = what,
		.as = as,
		.write = write,
		.arg = arg,
	};

	return ls_run_guarded(run, list, &call);
}

/* --- catalogs --- */

static int catalog_show(struct leastscope *run, void *arg)
{
	const struct page_call *call = arg;
	struct ls_out out = ls_out_new(run->results_arena);
	const struct ls_catalog *catalog;
	int status = ls_run_prepare_catalogs(run);

	if (status != LEASTSCOPE_OK)
		return status;
	catalog = ls_run_find_catalog(run, ls_text_of(call->name));
	if (catalog == NULL)
		return LEASTSCOPE_USAGE;
	ls_page_catalog(&out, catalog);
	return ls_run_write(run, ls_out_text(&out), call->write, call->arg);
}

int leastscope_catalog_show(struct leastscope *run, const char *name,
			    leastscope_write *write, void *arg)
{
	struct page_call call = { .name = name, .write = write, .arg = arg };

	return ls_run_guarded(run, catalog_show, &call);
}

static void write_problem(struct leastscope *run, struct ls_out *out,
			  struct ls_source *source, struct ls_span span,
			  bool warning, struct ls_text message)
{
	struct ls_place place = ls_source_place(run->results_arena, source,
						span.start);

	ls_report_path(out, source->path);
	ls_out_printf(out, ":%u:%u: %s: ", place.line, place.column,
		      warning ? "warning" : "error");
	ls_out_shown(out, message);
	ls_out_char(out, '\n');
}

static const struct ls_catalog *check_document(struct leastscope *run,
					       struct ls_out *out,
					       struct ls_source *source,
					       bool *warned, bool *unreadable)
{
	struct ls_catalog_problems problems = { 0 };
	struct ls_problem problem;
	struct ls_document *document = ls_document_read(
		run->results_arena, source,
		ls_syntax_of(source->path, source->text), &problem);
	const struct ls_catalog *catalog;

	if (document == NULL) {
		*unreadable = true;
		write_problem(run, out, source, problem.span, false,
			      problem.reason);
		return NULL;
	}
	catalog = ls_catalog_load(run->results_arena, document,
				  run->options.catalogs, &problems);
	for (size_t i = 0; i < problems.list.n; i++) {
		*warned |= problems.list.v[i].warning;
		write_problem(run, out, source, problems.list.v[i].span,
			      problems.list.v[i].warning,
			      problems.list.v[i].message);
	}
	return catalog;
}

static int catalog_check(struct leastscope *run, void *arg)
{
	const struct page_call *call = arg;
	struct ls_out out = ls_out_new(run->results_arena);
	const struct ls_catalog *catalog;
	struct ls_source *source;
	bool warned = false;
	bool unreadable = false;
	int written;
	int status = ls_run_prepare_catalogs(run);

	if (status != LEASTSCOPE_OK)
		return status;
	source = ls_run_read_source(run, ls_text_of(call->path));
	if (source == NULL)
		return LEASTSCOPE_FAILED;
	catalog = check_document(run, &out, source, &warned, &unreadable);
	if (unreadable)
		status = LEASTSCOPE_FAILED;
	else if (catalog == NULL || (warned && run->fail_on <= LS_WARNING))
		status = LEASTSCOPE_FINDINGS;
	ls_report_path(&out, source->path);
	if (catalog != NULL)
		ls_out_printf(&out,
			      ": catalog %.*s, %u scope%s, %u operation%s. "
			      "%s\n",
			      LS_FMT(ls_ref_text(catalog, catalog->id)),
			      catalog->scope_count,
			      catalog->scope_count == 1 ? "" : "s",
			      catalog->operation_count,
			      catalog->operation_count == 1 ? "" : "s",
			      status == LEASTSCOPE_OK ? "PASS" : "FAIL");
	else
		ls_out_string(&out, ": no catalog. FAIL\n");
	written = ls_run_write(run, ls_out_text(&out), call->write, call->arg);
	return written != LEASTSCOPE_OK ? written : status;
}

int leastscope_catalog_check(struct leastscope *run, const char *path,
			     leastscope_write *write, void *arg)
{
	struct page_call call = { .path = path, .write = write, .arg = arg };

	return ls_run_guarded(run, catalog_check, &call);
}
