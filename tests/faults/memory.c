/*
 * Lets every allocation of whole uses of the library fail: each one alone, and
 * all from each one on.  What must hold: no crash (and under a sanitizer no
 * leak), never a pass that a check with memory would not give, never a report
 * that is cut short, and a file that is to be fixed is the old or the new one.
 *
 * Prints TAP.  Of the folder, whose files are much alike, the first 200
 * allocations fail and as many of the others; with LEASTSCOPE_QUICK 60 each.
 */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "leastscope.h"

enum {
	FILES = 3,
	SETTINGS = 4,
	QUICK_STEPS = 60,
	FOLDER_STEPS = 200,
	MANY = 70
};

enum action {
	CHECK, /* and report as `argument` */
	CHECK_TO_FILE,
	FIX,
	FIX_UNSAFE,
	DIFF,
	SCOPE,
	SUGGEST,
	APPLY,
	REQUEST,
	EXPLAIN,
	LIST,
	CATALOG_CHECK,
	CATALOG_SHOW,
};

struct file {
	const char *name;
	const char *text;
};

struct setting {
	const char *name;
	const char *value; /* "@x": file x of the folder */
};

struct scenario {
	const char *name;
	enum action action;
	const char *argument;
	const char *as;
	int status;               /* with all the memory it wants */
	struct file files[FILES]; /* the first is the input */
	struct setting settings[SETTINGS];
	bool many; /* the input is a folder of MANY files */
};

#define HEAD "leastscope: 1\nprovider: wink\n"
#define USES                \
	"usage: complete\n" \
	"operations: [{operation_id: show-booking-as-travel-agent}]\n"
#define GOOD HEAD "scope: booking.read\n" USES
#define BAD HEAD "scope: booking.raed payment.* booking.raed\n"
#define TWICE HEAD "scope: booking.read booking.read\n"
#define HOSTILE                                                                \
	HEAD "client: {client_name: \"a\\e[31m\\u202e\", client_secret: "      \
	     "hunter2-hunter2-hunter2-h}\n"                                    \
	     "requests:\n  - &a {id: \"x\\n::error::\", scope: \"b\\0 c\\x85 " \
	     "\\u2028 booking.read,payment.write\"}\n  - *a\n"                 \
	     "x: {<<: {a: 1}, a: 2, a: 3}\n"                                   \
	     "# leastscope: allow nothing -- \n---\n? [a]\n: b\n"
#define JSON                                                             \
	"{\"leastscope\":1,\"provider\":\"wink\",\"client\":{\"scope\":" \
	"\"booking.read\",\"redirect_uris\":[\"http://a.example/*\"]},"  \
	"\"requests\":[{\"id\":\"\\ud83c\\udfe8\",\"scope\":[\"booking." \
	"read\",\"inventory.raed\"],\"a\":1,\"a\":2}]}"
#define CLIENTS                                                           \
	"[{\"client_id\":\"https://a.example/c\",\"client_name\":\"a\","  \
	"\"redirect_uris\":[\"https://a.example/\"],\"grant_types\":["    \
	"\"authorization_code\"],\"scope\":\"openid profile\"},"          \
	"{\"client_id\":\"b\",\"redirect_uris\":[\"http://b.example/\"]," \
	"\"scope\":\"openid offline_access\"}]"
#define HARBOUR                                                               \
	"catalog: 1\nextends: oidc\nprovider: {id: harbour, name: Harbour}\n" \
	"updated: 2026-11-01\ncompleteness: complete\n"                       \
	"source: {url: https://harbour.example/scopes, licence: CC0}\n"       \
	"scopes:\n  - {name: berth.read, action: read, risk: low}\n"          \
	"  - {name: berth.write, action: write, risk: high,\n"                \
	"     implies: [berth.read]}\n"
#define CONFIG                                                 \
	"extends: [strict]\nfiles: {exclude: [\"**/x/**\"]}\n" \
	"rules: {usage-undeclared: off, whole-group: error}\n"
#define SILENCED                                                              \
	HEAD "# leastscope: allow misspelled-scope until=2027-01-31 -- old\n" \
	     "scope: booking.raed\n# leastscope: allow unknown-scope -- none\n"
#define AGENT                                                      \
	HEAD "client_kind: agent\nscope: mcp.read payment.write\n" \
	     "tools: [{name: pay, operations: [{operation_id: x}]}]\n"

#define TEXT(text) .files = { { "a.yaml", (text) } }

static const struct scenario scenarios[] = {
	{ "a good manifest", CHECK, "text", .status = 0, TEXT(GOOD) },
	{ "a bad manifest as text", CHECK, "text", .status = 1, TEXT(BAD) },
	{ "a bad manifest as json", CHECK, "json", .status = 1, TEXT(BAD) },
	{ "a bad manifest as jsonl", CHECK, "jsonl", .status = 1, TEXT(BAD) },
	{ "a bad manifest as sarif", CHECK, "sarif", .status = 1, TEXT(BAD) },
	{ "a bad manifest as github", CHECK, "github", .status = 1, TEXT(BAD) },
	{ "a report to a file", CHECK_TO_FILE, "json", .status = 1, TEXT(BAD) },
	{ "a hostile manifest", CHECK, "json", .status = 1, TEXT(HOSTILE) },
	{ "JSON", CHECK, "json", .status = 1, .files = { { "a.json", JSON } } },
	{ "client metadata", CHECK, "json", .status = 1,
	  .files = { { "a.json", CLIENTS } } },
	{ "broken YAML", CHECK, "json", .status = 4,
	  TEXT("leastscope: 1\nscope: [a, \"b\n") },
	{ "broken JSON", CHECK, "json", .status = 4,
	  .files = { { "a.json", "{\"leastscope\": 1,}" } } },
	{ "another encoding", CHECK, "text", .status = 4, TEXT("\xff\xfel") },
	{ "no manifest", CHECK, "text", .status = 3, TEXT("a: [1, 2]\n") },
	{ "an agent", CHECK, "json", .status = 1, TEXT(AGENT) },
	{ "a configuration", CHECK, "text", .status = 0,
	  .files = { { "a.yaml", TWICE }, { "c.yaml", CONFIG } },
	  .settings = { { "config", "@c.yaml" } } },
	{ "a wrong configuration", CHECK, "text", .status = 2,
	  .files = { { "a.yaml", TWICE }, { "c.yaml", "rules: {x: y}\n" } },
	  .settings = { { "config", "@c.yaml" } } },
	{ "a catalog of one's own", CHECK, "text", .status = 1,
	  .files = { { "a.yaml", "leastscope: 1\nprovider: harbour\n"
				 "scope: berth.raed berth.write openid\n" },
		     { "h.yaml", HARBOUR } },
	  .settings = { { "catalog", "@h.yaml" } } },
	{ "a provider and a profile", CHECK, "text", .status = 1,
	  TEXT("leastscope: 1\nscope: booking.raed\n"),
	  .settings = { { "provider", "wink" },
			{ "profile", "strict" },
			{ "fail-on", "note" } } },
	{ "comments that silence", CHECK, "sarif", .status = 0, TEXT(SILENCED),
	  .settings = { { "verbose", "" } } },
	{ "comments that do not count", CHECK, "text", .status = 1,
	  TEXT(SILENCED), .settings = { { "no-ignores", "" } } },
	{ "a folder on four threads", CHECK, "jsonl", .status = 1, TEXT(BAD),
	  .settings = { { "jobs", "4" } }, .many = true },
	{ "a safe fix", FIX, .status = 0, TEXT(TWICE) },
	{ "an unsafe fix", FIX_UNSAFE, .status = 0, TEXT(BAD) },
	{ "a preview", DIFF, .status = 0, TEXT(BAD) },
	{ "a scope parameter", SCOPE, .status = 0, TEXT(GOOD) },
	{ "no scope parameter", SCOPE, .status = 1, TEXT(BAD) },
	{ "a suggestion", SUGGEST, .as = "text", .status = 0,
	  TEXT(HEAD "scope: booking.read booking.write\n" USES) },
	{ "a suggestion that is applied", APPLY, .as = "json", .status = 0,
	  TEXT(HEAD "scope: booking.read booking.write\n" USES) },
	{ "a token request", REQUEST,
	  "grant_type=client_credentials&"
	  "scope=booking.read+booking.raed",
	  "text", .status = 1, TEXT(GOOD),
	  .settings = { { "provider", "wink" } } },
	{ "an explained rule", EXPLAIN, "unknown-scope", "text", .status = 0 },
	{ "an explained rule in Markdown", EXPLAIN, "unknown-scope", "markdown",
	  .status = 0 },
	{ "an explained scope", EXPLAIN, "payment.write", "text", .status = 0 },
	{ "nothing to explain", EXPLAIN, "payment.wriet", "text", .status = 2 },
	{ "the rules as a manual", LIST, "rules", "man", .status = 0 },
	{ "the scopes as JSON", LIST, "scopes", "json", .status = 0 },
	{ "a catalog that is checked", CATALOG_CHECK, .status = 0,
	  .files = { { "h.yaml", HARBOUR } } },
	{ "a catalog that is wrong", CATALOG_CHECK, .status = 1,
	  .files = { { "h.yaml", HARBOUR "  - {nmae: x}\n" } } },
	{ "a catalog that is shown", CATALOG_SHOW, "wink", .status = 0 },
};

/* --- one use --- */

struct text {
	char *p;
	size_t n;
};

struct outcome {
	int status;
	struct text out;   /* what a writer got */
	struct text file;  /* the input, or the report, as it is now */
	bool stopped;      /* before the thing itself was tried */
	bool out_complete; /* the library said that it wrote all */
};

static char folder[64];

static void die(const char *what)
{
	perror(what);
	exit(99);
}

static const char *path_of(const char *name)
{
	static char path[128];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void write_file(const char *name, const char *text)
{
	FILE *file = fopen(path_of(name), "we");

	if (file == NULL || fputs(text, file) == EOF || fclose(file) != 0)
		die(name);
}

static int take(void *arg, const char *bytes, size_t size)
{
	struct text *text = arg;
	char *more = realloc(text->p, text->n + size + 1);

	if (more == NULL)
		die("realloc");
	memcpy(more + text->n, bytes, size);
	text->p = more;
	text->n += size;
	text->p[text->n] = '\0';
	return 0;
}

static void read_file(const char *name, struct text *text)
{
	FILE *file = fopen(path_of(name), "re");
	char buffer[4096];
	size_t n;

	if (file == NULL)
		return;
	while ((n = fread(buffer, 1, sizeof(buffer), file)) > 0)
		take(text, buffer, n);
	fclose(file);
}

static void prepare(const struct scenario *s)
{
	char name[32];

	for (size_t i = 0; i < FILES && s->files[i].name != NULL; i++)
		write_file(s->files[i].name, s->files[i].text);
	for (int i = 0; s->many && i < MANY; i++) {
		snprintf(name, sizeof(name), "%d.yaml", i);
		write_file(name, i % 2 == 0 ? GOOD : s->files[0].text);
	}
}

static int set_up(const struct scenario *s, struct leastscope *run)
{
	int status = leastscope_set(run, "now", "2026-11-23");

	if (status == 0)
		status = leastscope_set(run, "no-config", NULL);
	if (status == 0 && !s->many)
		status = leastscope_set(run, "jobs", "1");
	for (size_t i = 0; i < SETTINGS && s->settings[i].name != NULL; i++) {
		const char *value = s->settings[i].value;

		if (status == 0)
			status = leastscope_set(
				run, s->settings[i].name,
				*value == '@' ? path_of(value + 1) : value);
	}
	if (status == 0 && s->action == CHECK)
		status = leastscope_set(run, "format", s->argument);
	if (status == 0 && s->action == REQUEST)
		return leastscope_add_text(run, "<request>", s->argument,
					   strlen(s->argument));
	if (status == 0 && s->action < EXPLAIN)
		status = leastscope_add_path(
			run, s->many ? folder : path_of(s->files[0].name));
	return status;
}

static int check(const struct scenario *s, struct leastscope *run,
		 struct outcome *o)
{
	int status = leastscope_check(run);
	int written;

	if (*leastscope_verdict(run) == '\0')
		return status;
	if (s->action == CHECK_TO_FILE)
		written = leastscope_report_file(run, s->argument,
						 path_of("report"));
	else
		written = leastscope_report(run, s->argument, take, &o->out);
	o->out_complete = written == LEASTSCOPE_OK;
	return written == LEASTSCOPE_OK ? status : written;
}

static int act(const struct scenario *s, struct leastscope *run,
	       struct outcome *o)
{
	size_t changed;

	switch (s->action) {
	case CHECK:
	case CHECK_TO_FILE:
		return check(s, run, o);
	case FIX:
		return leastscope_fix(run, LEASTSCOPE_FIX_SAFE, take, &o->out,
				      &changed);
	case FIX_UNSAFE:
		return leastscope_fix(run, LEASTSCOPE_FIX_UNSAFE, take, &o->out,
				      &changed);
	case DIFF:
		return leastscope_fix(
			run, LEASTSCOPE_FIX_UNSAFE | LEASTSCOPE_FIX_PREVIEW,
			take, &o->out, &changed);
	case SCOPE:
		return leastscope_scope(run, NULL, NULL, take, &o->out);
	case SUGGEST:
	case APPLY:
		return leastscope_suggest(
			run, NULL, NULL, s->as,
			s->action == APPLY ? LEASTSCOPE_FIX_UNSAFE : 0, take,
			&o->out);
	case REQUEST:
		return leastscope_request(run, path_of(s->files[0].name), NULL,
					  NULL, s->as, take, &o->out);
	case EXPLAIN:
		return leastscope_explain(run, s->argument, s->as, take,
					  &o->out);
	case LIST:
		return leastscope_list(run, s->argument, s->as, take, &o->out);
	case CATALOG_CHECK:
		return leastscope_catalog_check(run, path_of("h.yaml"), take,
						&o->out);
	case CATALOG_SHOW:
		return leastscope_catalog_show(run, s->argument, take, &o->out);
	}
	abort();
}

static struct outcome use(const struct scenario *s)
{
	struct outcome o = { .status = LEASTSCOPE_FAILED, .stopped = true };
	struct leastscope *run = leastscope_new();

	if (run == NULL)
		return o;
	o.status = set_up(s, run);
	o.stopped = o.status != LEASTSCOPE_OK;
	if (!o.stopped)
		o.status = act(s, run, &o);
	leastscope_free(run);
	return o;
}

static void drop(struct outcome *o)
{
	free(o->out.p);
	free(o->file.p);
}

/* --- what must hold --- */

static bool same(struct text a, struct text b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static bool holds(struct text text, const char *what)
{
	return text.p != NULL && strstr(text.p, what) != NULL;
}

/* A report beside a failure is whole, and tells of it. */
static const char *judge_report(const struct scenario *s,
				const struct outcome *o)
{
	if (!o->out_complete)
		return o->out.n == 0 ? NULL : "a report was cut short";
	if (strcmp(s->argument, "text") == 0 ||
	    strcmp(s->argument, "github") == 0)
		return holds(o->out, ". FAIL: ") ?
			       NULL :
			       "a report does not tell of the failure";
	if (strcmp(s->argument, "sarif") == 0)
		return holds(o->out, "\"executionSuccessful\":false") ?
			       NULL :
			       "SARIF does not tell of the failure";
	return holds(o->out, "\"exit_status\":4") ?
		       NULL :
		       "JSON does not tell of the failure";
}

/* A file whose fixes were cut short holds some of them, each whole: with memory
 * the rest follows. */
static bool settles(const struct scenario *s, const struct outcome *clean)
{
	struct outcome o = use(s);
	bool settled;

	read_file(s->files[0].name, &o.file);
	settled = o.status == clean->status && same(o.file, clean->file);
	drop(&o);
	return settled;
}

static const char *judge_fix(const struct scenario *s,
			     const struct outcome *clean,
			     const struct outcome *o)
{
	if (o->status == clean->status)
		return same(o->file, clean->file) ?
			       NULL :
			       "it was fixed, it said, and was not";
	return settles(s, clean) ? NULL : "the file is spoilt";
}

/* NULL, or what is wrong with an outcome beside the one with memory. */
static const char *judge(const struct scenario *s, const struct outcome *clean,
			 const struct outcome *o)
{
	if (o->status != clean->status && o->status != LEASTSCOPE_FAILED)
		return "another status";
	if (s->action == FIX || s->action == FIX_UNSAFE || s->action == APPLY)
		return judge_fix(s, clean, o);
	/* It failed before, or beside, what memory was short for. */
	if (o->status == LEASTSCOPE_FAILED && clean->status != o->status)
		return s->action == CHECK && !o->stopped ? judge_report(s, o) :
							   NULL;
	if (clean->status == LEASTSCOPE_FAILED)
		return NULL;
	return same(o->out, clean->out) && same(o->file, clean->file) ?
		       NULL :
		       "the same status, but another output";
}

/* --- all of them --- */

static unsigned long injected;

static bool changes_files(const struct scenario *s)
{
	return s->action == FIX || s->action == FIX_UNSAFE ||
	       s->action == APPLY;
}

static struct outcome use_failing_at(const struct scenario *s, unsigned long n,
				     bool onward, unsigned long *count)
{
	struct outcome o;

	if (n == 0 || changes_files(s))
		prepare(s);
	if (s->action == CHECK_TO_FILE)
		unlink(path_of("report"));
	ls_alloc_fail_at(n, onward);
	o = use(s);
	*count = ls_alloc_count();
	ls_alloc_fail_at(0, false);
	if (s->action == CHECK_TO_FILE)
		read_file("report", &o.file);
	else if (s->files[0].name != NULL)
		read_file(s->files[0].name, &o.file);
	return o;
}

static bool try_one(const struct scenario *s, unsigned long n, bool onward,
		    const struct outcome *clean, bool *reached)
{
	unsigned long count;
	struct outcome o = use_failing_at(s, n, onward, &count);
	const char *wrong = judge(s, clean, &o);

	*reached = count >= n;
	injected += *reached;
	if (wrong != NULL)
		printf("# allocation %lu%s: %s (status %d)\n", n,
		       onward ? " and later" : "", wrong, o.status);
	drop(&o);
	return wrong == NULL;
}

static void try_scenario(const struct scenario *s, size_t number, bool quick)
{
	unsigned long most = quick ? QUICK_STEPS : FOLDER_STEPS;
	unsigned long count, step = 1, before = injected;
	struct outcome clean = use_failing_at(s, 0, false, &count);
	bool good = clean.status == s->status;

	if (!good)
		printf("# with memory the status is %d, not %d\n", clean.status,
		       s->status);
	if ((quick || s->many) && count > most)
		step = count / most;
	for (int onward = 0; onward < 2 && good; onward++) {
		bool reached = true;

		for (unsigned long n = 1; reached && good;
		     n += n < most ? 1 : step)
			good = try_one(s, n, onward == 1, &clean, &reached);
	}
	printf("%sok %zu - %s (%lu failures of %lu allocations)\n",
	       good ? "" : "not ", number, s->name, injected - before, count);
	fflush(stdout);
	drop(&clean);
}

static void clear_folder(void)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	if (system(command) != 0 || mkdir(folder, 0700) != 0)
		die("rm");
}

int main(int argc, char **argv)
{
	size_t n = sizeof(scenarios) / sizeof(scenarios[0]);
	bool quick = getenv("LEASTSCOPE_QUICK") != NULL;

	snprintf(folder, sizeof(folder), "/tmp/leastscope-memory-XXXXXX");
	if (mkdtemp(folder) == NULL)
		die("mkdtemp");
	for (size_t i = 0; i < n; i++) {
		if (argc > 1 && strstr(scenarios[i].name, argv[1]) == NULL)
			continue;
		clear_folder();
		try_scenario(&scenarios[i], i + 1, quick);
	}
	clear_folder();
	rmdir(folder);
	printf("# %lu failures injected\n1..%zu\n", injected, n);
	return 0;
}
