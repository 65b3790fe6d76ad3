/* One file: read, recognised, parsed, and judged by every rule. */
#include "config.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "base/out.h"
#include "engine/check.h"

/* --- findings of the engine's own --- */

/* Used when a table has no such rule: these must never be lost. */
static const struct ls_rule plain_rules[] = {
	{ .id = LS_RULE_UNREADABLE, .severity = LS_ERROR },
	{ .id = LS_RULE_TRUNCATED, .severity = LS_ERROR },
	{ .id = LS_RULE_STALE_SUPPRESSION, .severity = LS_WARNING },
};

static const struct ls_rule *own_rule(const struct ls_engine_options *options,
				      const char *id)
{
	const struct ls_rule *rule = ls_setting_rule(options, ls_text_of(id));

	for (size_t i = 0; rule == NULL; i++)
		if (strcmp(plain_rules[i].id, id) == 0)
			rule = &plain_rules[i];
	return rule;
}

struct ls_finding *ls_check_flag(struct ls_file_check *check, const char *id,
				 struct ls_span span, struct ls_text message)
{
	const struct ls_rule *rule = own_rule(check->options, id);
	struct ls_finding *finding = ls_arena_get(check->run.arena,
						  sizeof(*finding));

	*finding = (struct ls_finding){
		.rule = rule,
		.severity = ls_engine_severity(check->options, rule),
		.confidence = rule->confidence,
		.message = message,
		.path = check->work->path,
		.span = span,
	};
	*LS_PUSH(check->run.arena, &check->findings) = finding;
	return finding;
}

void ls_check_unreadable(struct ls_file_check *check, struct ls_span span,
			 struct ls_text reason, struct ls_text hint)
{
	struct ls_finding *finding;

	if (check->source == NULL)
		check->source = ls_source_new(check->run.arena,
					      check->work->path,
					      (struct ls_text){ .p = "" });
	finding = ls_check_flag(check, LS_RULE_UNREADABLE, span, reason);
	finding->hint = hint;
	check->input.status = LS_INPUT_UNREADABLE;
}

/* --- running one rule --- */

void ls_check_enter(struct ls_file_check *check, size_t rule)
{
	check->run.rule = check->options->rules[rule];
	check->severity = check->severities != NULL ?
				  check->severities[rule] :
				  ls_engine_severity(check->options,
						     check->run.rule);
	check->muted = check->severity == LS_OFF;
	check->flagged = 0;
	check->extra = NULL;
}

static void say_too_many(struct ls_file_check *check)
{
	const char *id = check->run.rule->id;
	uint32_t more = check->flagged - check->limit;
	struct ls_text message = ls_arena_printf(
		check->run.arena, "%u more %s of %s %s not listed", more,
		more == 1 ? "finding" : "findings", id,
		more == 1 ? "is" : "are");
	struct ls_finding *finding = ls_check_flag(check, LS_RULE_TRUNCATED,
						   check->first_extra, message);

	finding->hint = ls_arena_printf(
		check->run.arena, "at most %u findings of a rule in one file",
		check->limit);
	*LS_PUSH(check->run.arena, &check->full) = check->run.rule;
	check->dropped += more;
}

void ls_check_leave(struct ls_file_check *check)
{
	const struct ls_rule *rule = check->run.rule;

	if (check->extra != NULL && check->extra->secret)
		*LS_PUSH(check->run.arena,
			 &check->secrets) = check->extra->span;
	if (check->muted)
		return;
	/* What the organisation decided stands above what the rule found. */
	if (check->flagged > 0 && ls_setting_given(check->options, rule))
		for (size_t i = 0; i < check->findings.n; i++)
			if (check->findings.v[i]->rule == rule)
				check->findings.v[i]->severity =
					check->severity;
	if (check->flagged > check->limit && check->source != NULL)
		say_too_many(check);
}

static void run_tokens(struct ls_run *run, const struct ls_request *request,
		       const struct ls_scope_list *list)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		run->rule->check_token(run, request, &list->tokens.v[i]);
}

static void run_on_manifest(struct ls_run *run,
			    const struct ls_manifest *manifest)
{
	const struct ls_rule *rule = run->rule;

	run->manifest = manifest;
	run->catalog = manifest->catalog;
	if (rule->check != NULL)
		rule->check(run);
	if (rule->check_token != NULL)
		run_tokens(run, NULL, &manifest->client.registered);
	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_request *request = &manifest->requests.v[i];

		if (rule->check_request != NULL)
			rule->check_request(run, request);
		if (rule->check_token != NULL)
			run_tokens(run, request, &request->scope);
	}
	run->manifest = NULL;
	run->catalog = NULL;
}

static void run_rule(struct ls_file_check *check, size_t index,
		     const unsigned *facts)
{
	const struct ls_rule *rule = check->options->rules[index];
	bool speaks = false;

	ls_check_enter(check, index);
	/* A rule that is off still marks the secrets that it knows of, so that
	 * no excerpt shows them. */
	if (check->muted && rule->family != LS_FAMILY_SECRETS)
		return;
	for (size_t i = 0; i < check->manifests.list.n; i++) {
		if ((facts[i] & rule->needs) != rule->needs)
			continue;
		if (!speaks && rule->check_document != NULL)
			rule->check_document(&check->run);
		speaks = true;
		run_on_manifest(&check->run, check->manifests.list.v[i]);
	}
	ls_check_leave(check);
}

static void find_undecided(struct ls_run *run, const struct ls_scope_list *list)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].known.by == LS_KNOWN_UNDECIDED)
			ls_undecided(run, list->tokens.v[i].span);
}

static void run_rules(struct ls_file_check *check)
{
	const struct ls_manifests *all = &check->manifests;
	unsigned *facts = ls_arena_get(check->run.arena,
				       all->list.n * sizeof(*facts));

	for (size_t i = 0; i < all->list.n; i++) {
		const struct ls_manifest *manifest = all->list.v[i];

		facts[i] = ls_facts_of(manifest);
		find_undecided(&check->run, &manifest->client.registered);
		for (size_t r = 0; r < manifest->requests.n; r++)
			find_undecided(&check->run,
				       &manifest->requests.v[r].scope);
	}
	check->limit = LS_LIMIT_RULE_FINDINGS;
	for (size_t i = 0; check->options->rules[i] != NULL; i++)
		run_rule(check, i, facts);
}

/* --- the file --- */

static size_t file_limit(const struct ls_engine_options *options)
{
	return options->file_bytes == 0 ? LS_LIMIT_FILE_BYTES :
					  options->file_bytes;
}

static void refuse_too_big(struct ls_file_check *check)
{
	struct ls_arena *arena = check->run.arena;

	ls_check_unreadable(
		check, (struct ls_span){ 0, 0 },
		ls_arena_printf(arena, "the file is larger than %zu bytes",
				file_limit(check->options)),
		ls_arena_printf(arena,
				"--max-file-size allows up to %u; a file that "
				"is no manifest can be excluded",
				LS_LIMIT_FILE_BYTES_MAX));
}

/* A file nobody named may be as large as it likes when it is no manifest. */
static void judge_too_big(struct ls_file_check *check, const char *path)
{
	struct ls_text bytes, why;

	if (!check->work->named &&
	    ls_file_read(check->run.arena, path, LS_LIMIT_FILE_BYTES_MAX,
			 &bytes, NULL, &why) == LS_FILE_OK &&
	    !ls_manifest_meant(check->run.arena, bytes)) {
		check->input.status = LS_INPUT_SKIPPED;
		return;
	}
	refuse_too_big(check);
}

/* False when the file's fate is already settled. */
static bool read_bytes(struct ls_file_check *check, struct ls_text *bytes)
{
	const struct ls_work *work = check->work;
	size_t limit = file_limit(check->options);
	enum ls_file_status status;
	struct ls_text why = { .p = "", .n = 0 };
	char *path;

	if (work->in_memory) {
		*bytes = work->bytes;
		if (bytes->n <= limit)
			return true;
		refuse_too_big(check);
		return false;
	}
	path = ls_arena_string(check->run.arena, work->path);
	status = ls_file_read(check->run.arena, path, limit, bytes, NULL, &why);
	if (status == LS_FILE_OK)
		return true;
	if (status == LS_FILE_TOO_BIG)
		judge_too_big(check, path);
	else
		ls_check_unreadable(check, (struct ls_span){ 0, 0 }, why,
				    (struct ls_text){ 0 });
	return false;
}

static bool parse(struct ls_file_check *check, struct ls_text bytes)
{
	struct ls_arena *arena = check->run.arena;
	struct ls_problem problem = { .kind = LS_PROBLEM_SYNTAX };

	check->source = ls_source_new(arena, check->work->path, bytes);
	check->run.document = ls_document_read(
		arena, check->source, ls_syntax_of(check->work->path, bytes),
		&problem);
	if (check->run.document != NULL)
		return true;
	if (check->work->named || ls_manifest_meant(arena, bytes))
		ls_check_unreadable(check, problem.span, problem.reason,
				    problem.hint);
	else
		check->input.status = LS_INPUT_SKIPPED;
	return false;
}

static void describe(struct ls_file_check *check)
{
	const struct ls_manifests *all = &check->manifests;
	struct ls_input *input = &check->input;

	input->status = LS_INPUT_CHECKED;
	input->format = all->list.v[0]->format;
	input->clients = (uint32_t)all->list.n;
	for (size_t i = 0; i < all->list.n; i++) {
		const struct ls_manifest *manifest = all->list.v[i];

		input->requests += (uint32_t)manifest->requests.n;
		input->scopes += manifest->scope_total;
		if (input->provider.n > 0)
			continue;
		input->provider = manifest->catalog == NULL ?
					  manifest->provider.text :
					  ls_ref_text(manifest->catalog,
						      manifest->catalog->id);
	}
}

static void read_manifests(struct ls_file_check *check)
{
	const struct ls_manifest_options options = {
		.catalogs = check->options->catalogs,
		.provider = check->options->provider,
	};

	check->manifests = ls_manifest_read(check->run.arena,
					    check->run.document, &options);
	if (check->manifests.too_many_scopes) {
		ls_check_unreadable(
			check, (struct ls_span){ 0, 0 },
			ls_arena_printf(check->run.arena,
					"the file holds more than %u scopes",
					LS_LIMIT_FILE_SCOPES),
			LS_LITERAL("split it into several files"));
		return;
	}
	if (check->manifests.list.n == 0) {
		check->input.status = check->work->named ?
					      LS_INPUT_NOT_A_MANIFEST :
					      LS_INPUT_SKIPPED;
		return;
	}
	describe(check);
	run_rules(check);
}

void ls_check_file(struct ls_file_check *check)
{
	const struct ls_work *work = check->work;
	struct ls_text bytes;

	check->run.catalogs = check->options->catalogs;
	check->run.today = check->options->today;
	check->run.file = check;
	check->input = (struct ls_input){ .path = work->path };
	if (work->why_not.n > 0) {
		ls_check_unreadable(check, (struct ls_span){ 0, 0 },
				    work->why_not, (struct ls_text){ 0 });
	} else if (work->excluded) {
		check->input.status = LS_INPUT_EXCLUDED;
		return;
	} else if (read_bytes(check, &bytes)) {
		if (!work->named && !ls_manifest_maybe(bytes)) {
			check->input.status = LS_INPUT_SKIPPED;
			return;
		}
		if (parse(check, bytes))
			read_manifests(check);
	}
	if (check->input.status != LS_INPUT_SKIPPED)
		ls_finish(check);
}
