/* Settings by name, and what they load: configuration, profile, catalogs. */
#include "config.h"

#include <string.h>

#include "api/run.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/limits.h"
#include "catalog/load.h"
#include "rules/rules.h"

struct setting_call {
	const char *name;
	struct ls_text value;
};

static int wrong(struct leastscope *run, const char *name, struct ls_text value,
		 const char *right)
{
	return ls_run_fail(run, LEASTSCOPE_USAGE, "--%s is %s, not '%s'", name,
			   right, ls_run_shown(run, value));
}

static bool number(struct ls_text text, size_t max, size_t *value)
{
	size_t n = 0;

	if (text.n == 0)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		n = n * 10 + (size_t)(text.p[i] - '0');
		if (n > max)
			return false;
	}
	*value = n;
	return true;
}

static int set_level(struct leastscope *run, const char *name,
		     struct ls_text value)
{
	enum ls_severity level;

	if (!ls_severity_parse(value, &level) || level == LS_OFF)
		return wrong(run, name, value, "error, warning or note");
	if (strcmp(name, "fail-on") == 0)
		run->fail_on = level;
	else
		run->min_severity = level;
	return LEASTSCOPE_OK;
}

static int set_jobs(struct leastscope *run, const char *name,
		    struct ls_text value)
{
	size_t jobs;

	if (!number(value, 256, &jobs) || jobs == 0)
		return wrong(run, name, value, "a number from 1 to 256");
	run->jobs = (unsigned)jobs;
	return LEASTSCOPE_OK;
}

static int set_file_size(struct leastscope *run, const char *name,
			 struct ls_text value)
{
	size_t bytes;

	if (!number(value, LS_LIMIT_FILE_BYTES_MAX, &bytes) || bytes == 0)
		return wrong(run, name, value,
			     "a number of bytes up to 16777216");
	run->file_bytes = bytes;
	return LEASTSCOPE_OK;
}

static int set_now(struct leastscope *run, const char *name,
		   struct ls_text value)
{
	int32_t day = ls_date_parse(value);

	if (day == LS_NO_DATE)
		return wrong(run, name, value, "a date such as 2027-01-31");
	run->today = day;
	return LEASTSCOPE_OK;
}

static int set_color(struct leastscope *run, const char *name,
		     struct ls_text value)
{
	if (!ls_text_is(value, "always") && !ls_text_is(value, "never"))
		return wrong(run, name, value, "always or never");
	run->color = ls_text_is(value, "always");
	return LEASTSCOPE_OK;
}

int ls_run_unknown_format(struct leastscope *run, struct ls_text name)
{
	struct ls_nearest nearest = { .word = name };

	for (const struct ls_report_format *f = ls_report_formats; f->id; f++)
		ls_nearest_try(&nearest, ls_text_of(f->id));
	return ls_run_unknown(run, "output format", name, nearest.best,
			      "outputs");
}

/* Announces a report, so that the check keeps what it needs. */
static int set_format(struct leastscope *run, const char *name,
		      struct ls_text value)
{
	(void)name;
	if (ls_report_format_find(value) == NULL)
		return ls_run_unknown_format(run, value);
	run->line_hashes |= ls_text_is(value, "sarif");
	return LEASTSCOPE_OK;
}

static int set_profile(struct leastscope *run, const char *name,
		       struct ls_text value)
{
	struct ls_nearest nearest = { .word = value };

	(void)name;
	for (const struct ls_profile *p = ls_profiles; p->id != NULL; p++)
		ls_nearest_try(&nearest, ls_text_of(p->id));
	if (ls_profile_find(value) == NULL)
		return ls_run_unknown(run, "profile", value, nearest.best,
				      "profiles");
	run->profile = ls_arena_copy(run->settings, value);
	return LEASTSCOPE_OK;
}

static int set_text(struct leastscope *run, const char *name,
		    struct ls_text value)
{
	struct ls_text kept = ls_arena_copy(run->settings, value);

	if (value.n == 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE, "--%s needs a value",
				   name);
	if (strcmp(name, "config") == 0)
		run->config_path = kept;
	else if (strcmp(name, "user-config") == 0)
		run->user_config_path = kept;
	else if (strcmp(name, "provider") == 0)
		run->provider = kept;
	else if (strcmp(name, "usage") == 0)
		*LS_PUSH(run->settings, &run->usage_paths) = kept;
	else
		*LS_PUSH(run->settings, &run->catalog_paths) = kept;
	return LEASTSCOPE_OK;
}

static int set_flag(struct leastscope *run, const char *name,
		    struct ls_text value)
{
	static const struct {
		const char *name;
		size_t at;
	} flags[] = {
		{ "no-config", offsetof(struct leastscope, no_config) },
		{ "no-ignores", offsetof(struct leastscope, no_ignores) },
		{ "allow-empty", offsetof(struct leastscope, allow_empty) },
		{ "force-exclude", offsetof(struct leastscope, force_exclude) },
		{ "quiet", offsetof(struct leastscope, quiet) },
		{ "verbose", offsetof(struct leastscope, verbose) },
	};

	if (value.n > 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE, "--%s takes no value",
				   name);
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (strcmp(name, flags[i].name) == 0)
			*(bool *)((char *)run + flags[i].at) = true;
	return LEASTSCOPE_OK;
}

static const struct {
	const char *name;
	int (*set)(struct leastscope *run, const char *name,
		   struct ls_text value);
} settings[] = {
	{ "allow-empty", set_flag },
	{ "catalog", set_text },
	{ "color", set_color },
	{ "config", set_text },
	{ "fail-on", set_level },
	{ "force-exclude", set_flag },
	{ "format", set_format },
	{ "jobs", set_jobs },
	{ "max-file-size", set_file_size },
	{ "min-severity", set_level },
	{ "no-config", set_flag },
	{ "no-ignores", set_flag },
	{ "now", set_now },
	{ "profile", set_profile },
	{ "provider", set_text },
	{ "quiet", set_flag },
	{ "usage", set_text },
	{ "user-config", set_text },
	{ "verbose", set_flag },
};

static int set(struct leastscope *run, void *arg)
{
	const struct setting_call *call = arg;

	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
		if (strcmp(call->name, settings[i].name) == 0)
			return settings[i].set(run, settings[i].name,
					       call->value);
	return ls_run_fail(run, LEASTSCOPE_USAGE, "no setting '%s'",
			   ls_run_shown(run, ls_text_of(call->name)));
}

int leastscope_set(struct leastscope *run, const char *name, const char *value)
{
	struct setting_call call = {
		.name = name,
		.value = ls_text_of(value),
	};

	return ls_run_guarded(run, set, &call);
}

/* --- loading --- */

struct ls_source *ls_run_read_source(struct leastscope *run,
				     struct ls_text path)
{
	struct ls_text bytes;
	struct ls_text why;
	char *name = ls_arena_string(run->results_arena, path);

	if (ls_file_read(run->results_arena, name, LS_LIMIT_FILE_BYTES_MAX,
			 &bytes, NULL, &why) == LS_FILE_OK)
		return ls_source_new(run->results_arena, path, bytes);
	ls_run_fail(run, LEASTSCOPE_USAGE, "%s: %s", ls_run_shown(run, path),
		    ls_run_shown(run, why));
	return NULL;
}

static int fail_at(struct leastscope *run, struct ls_source *source,
		   struct ls_span span, struct ls_text message,
		   struct ls_text hint)
{
	struct ls_place place = ls_source_place(run->results_arena, source,
						span.start);

	return ls_run_fail(run, LEASTSCOPE_USAGE, "%s:%u:%u: %s%s%s",
			   ls_run_shown(run, source->path), place.line,
			   place.column, ls_run_shown(run, message),
			   hint.n > 0 ? "; " : "", ls_run_shown(run, hint));
}

static int load_catalog(struct leastscope *run, struct ls_text path,
			const struct ls_catalogs *known,
			const struct ls_catalog **catalog)
{
	struct ls_source *source = ls_run_read_source(run, path);
	struct ls_catalog_problems problems = { 0 };
	struct ls_document *document;
	struct ls_problem problem;

	if (source == NULL)
		return LEASTSCOPE_USAGE;
	document = ls_document_read(run->results_arena, source,
				    ls_syntax_of(path, source->text), &problem);
	if (document == NULL)
		return fail_at(run, source, problem.span, problem.reason,
			       problem.hint);
	*catalog = ls_catalog_load(run->results_arena, document, known,
				   &problems);
	if (*catalog != NULL)
		return LEASTSCOPE_OK;
	for (size_t i = 0; i < problems.list.n; i++)
		if (!problems.list.v[i].warning)
			return fail_at(run, source, problems.list.v[i].span,
				       problems.list.v[i].message,
				       (struct ls_text){ 0 });
	return ls_run_fail(run, LEASTSCOPE_USAGE, "%s: no catalog",
			   ls_run_shown(run, path));
}

const struct ls_catalog *ls_run_find_catalog(struct leastscope *run,
					     struct ls_text id)
{
	const struct ls_catalog *found = ls_catalogs_find(&run->catalogs, id);
	struct ls_nearest nearest = { .word = id };

	if (found != NULL)
		return found;
	for (size_t i = 0; i < run->catalogs.n; i++)
		ls_nearest_try(&nearest, ls_ref_text(run->catalogs.v[i],
						     run->catalogs.v[i]->id));
	ls_run_unknown(run, "catalog", id, nearest.best, "catalogs");
	return NULL;
}

static int load_catalogs(struct leastscope *run)
{
	struct ls_catalogs embedded = ls_catalogs_embedded();
	size_t n = embedded.n;
	const struct ls_catalog **all = ls_arena_get(
		run->results_arena,
		(n + run->catalog_paths.n + 1) * sizeof(*all));

	if (n > 0)
		memcpy(all, embedded.v, n * sizeof(*all));
	run->catalogs = (struct ls_catalogs){ .v = all, .n = n };
	for (size_t i = 0; i < run->catalog_paths.n; i++) {
		int status = load_catalog(run, run->catalog_paths.v[i],
					  &run->catalogs, &all[n]);

		if (status != LEASTSCOPE_OK)
			return status;
		run->catalogs.n = ++n;
	}
	run->options.catalogs = &run->catalogs;
	if (run->provider.n == 0)
		return LEASTSCOPE_OK;
	run->options.provider = ls_run_find_catalog(run, run->provider);
	return run->options.provider == NULL ? LEASTSCOPE_USAGE : LEASTSCOPE_OK;
}

static int load_policy(struct leastscope *run)
{
	struct ls_text path = run->config_path;
	struct ls_source *source;
	struct ls_policy *policy;
	struct ls_text why;

	if (path.n == 0 && run->no_config)
		return LEASTSCOPE_OK;
	if (path.n == 0 &&
	    !ls_policy_find(run->results_arena, LS_LITERAL("."), &path, &why))
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "the configuration cannot be looked for: "
				   "%s; --no-config does without one",
				   ls_run_shown(run, why));
	if (path.n == 0)
		path = run->user_config_path;
	if (path.n == 0)
		return LEASTSCOPE_OK;
	source = ls_run_read_source(run, path);
	if (source == NULL && run->config_path.n == 0)
		return ls_run_fail(run, LEASTSCOPE_USAGE,
				   "%s; --no-config does without it",
				   ls_run_shown(run, ls_text_of(run->why)));
	if (source == NULL)
		return LEASTSCOPE_USAGE;
	policy = ls_policy_read(run->results_arena, source, ls_rule_known);
	if (policy->problems.n > 0)
		return fail_at(run, source, policy->problems.v[0].span,
			       policy->problems.v[0].message,
			       policy->problems.v[0].hint);
	run->options.policy = policy;
	if (run->profile.n == 0 && policy->profile.n > 0)
		run->options.profile = ls_profile_find(policy->profile);
	return LEASTSCOPE_OK;
}

int ls_run_prepare_catalogs(struct leastscope *run)
{
	run->options = (struct ls_engine_options){
		.rules = ls_rules,
		.today = run->today == LS_NO_DATE ? ls_date_today() :
						    run->today,
		.file_bytes = run->file_bytes,
		.jobs = run->jobs,
		.no_ignores = run->no_ignores,
		.line_hashes = run->line_hashes,
		.progress = run->progress,
		.progress_arg = run->progress_arg,
	};
	if (run->profile.n > 0)
		run->options.profile = ls_profile_find(run->profile);
	return load_catalogs(run);
}

int ls_run_prepare(struct leastscope *run)
{
	int status = ls_run_prepare_catalogs(run);

	return status != LEASTSCOPE_OK ? status : load_policy(run);
}
