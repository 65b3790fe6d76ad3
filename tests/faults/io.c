/*
 * Lets every system call of whole runs of the program go wrong: each call of a
 * run in turn with each error it can give, once and from there on, cut short,
 * and the process killed before and behind it.  The program is linked in, with
 * its main as ls_main(); each run is a process of its own.
 *
 * What must hold:
 * - a fault is told by status 4 (2 where it hides a configuration), and never
 *   gives a pass, or any verdict, that the run without it would not give;
 * - the same status means the same output and the same files;
 * - an interrupted call, a call that is not ready and a short transfer change
 *   nothing at all;
 * - an error of what was to be read or written is never kept quiet;
 * - a machine format is one whole document, or nothing, and tells of the
 *   failure; a file is the old or the new one; no temporary file stays.
 *
 * Prints TAP.  LEASTSCOPE_QUICK tries some sites instead of all; an argument
 * runs the scenarios whose name holds it, and "list" shows their sites.
 */
#include "config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/source.h"
#include "document/document.h"
#include "leastscope.h"
#include "shim.h"

/* The build renames the program's, not this one's. */
#undef main
int ls_main(int argc, char **argv);

enum { FILES = 6, ARGUMENTS = 14, MANY = 66, QUICK_STEPS = 12, SECONDS = 30 };
enum { CAPACITY = 1 << 20, ENOUGH = 20 /* wrong ones of a scenario */ };

struct file {
	const char *name; /* may be in a folder; "x/" is an empty folder */
	const char *text;
};

enum shape { PLAIN, TEXT, GITHUB, JSON, JSONL, SARIF, ANSWER };

struct scenario {
	const char *name;
	const char *arguments[ARGUMENTS];
	int status; /* when nothing goes wrong */
	struct file files[FILES];
	const char *input;  /* for standard input, by a pipe */
	enum shape shape;   /* of standard output */
	const char *report; /* an output file */
	enum shape report_shape;
	bool configured;    /* a fault may be one of the configuration: 2 */
	bool unknown_types; /* of what is in folders */
	bool many;          /* as many files more as threads need */
	bool killed;        /* also by signals */
};

#define HEAD "leastscope: 1\nprovider: wink\n"
#define USES                \
	"usage: complete\n" \
	"operations: [{operation_id: show-booking-as-travel-agent}]\n"
#define GOOD HEAD "scope: booking.read\n" USES
#define BAD HEAD "scope: booking.raed payment.* booking.raed\n"
#define TWICE HEAD "scope: booking.read booking.read\n"
#define BROAD HEAD "scope: booking.read booking.write\n" USES
#define HARBOUR                                                               \
	"catalog: 1\nextends: oidc\nprovider: {id: harbour, name: Harbour}\n" \
	"updated: 2026-11-01\ncompleteness: complete\n"                       \
	"source: {url: https://harbour.example/scopes, licence: CC0}\n"       \
	"scopes:\n  - {name: berth.read, action: read, risk: low}\n"
#define STRICTER "rules: {usage-undeclared: error}\n"
#define UNSURE HEAD "scope: booking.read\n"
#define CHECK(...)                                         \
	{                                                  \
		"check", "--no-config", "-j1", __VA_ARGS__ \
	}
#define TREE                                                               \
	{                                                                  \
		{ ".git/info/exclude", "/e.yaml\n" }, { "e.yaml", BAD },   \
			{ ".gitignore", "c.yaml\n" }, { "b/c.yaml", BAD }, \
			{ "b/.gitignore", "d.yaml\n" },                    \
		{                                                          \
			"b/d.yaml", BAD                                    \
		}                                                          \
	}

static const struct scenario scenarios[] = {
	{ "a good file", CHECK("a.yaml"), 0, .files = { { "a.yaml", GOOD } },
	  .shape = TEXT },
	{ "a bad file as text", CHECK("a.yaml"), 1,
	  .files = { { "a.yaml", BAD } }, .shape = TEXT },
	{ "a bad file as json", CHECK("--format", "json", "a.yaml"), 1,
	  .files = { { "a.yaml", BAD } }, .shape = JSON },
	{ "a bad file as jsonl", CHECK("--format", "jsonl", "a.yaml"), 1,
	  .files = { { "a.yaml", BAD } }, .shape = JSONL },
	{ "a bad file as sarif", CHECK("--format", "sarif", "a.yaml"), 1,
	  .files = { { "a.yaml", BAD } }, .shape = SARIF },
	{ "a bad file as github", CHECK("--format", "github", "a.yaml"), 1,
	  .files = { { "a.yaml", BAD } }, .shape = GITHUB },
	{ "text to a new file", CHECK("--output", "report", "a.yaml"), 0,
	  .files = { { "a.yaml", GOOD } }, .report = "report",
	  .report_shape = TEXT },
	{ "json to an old file",
	  CHECK("--format", "json", "--output", "report", "a.yaml"), 1,
	  .files = { { "a.yaml", BAD }, { "report", "old" } },
	  .report = "report", .report_shape = JSON, .killed = true },
	{ "jsonl to a file in a folder",
	  CHECK("--format", "jsonl", "--output", "out/report", "a.yaml"), 0,
	  .files = { { "a.yaml", GOOD }, { "out/", NULL } },
	  .report = "out/report", .report_shape = JSONL },
	{ "sarif to an old file",
	  CHECK("--format", "sarif", "--output", "report", "a.yaml"), 1,
	  .files = { { "a.yaml", BAD }, { "report", "old" } },
	  .report = "report", .report_shape = SARIF },
	{ "github to a new file",
	  CHECK("--format", "github", "--output", "report", "a.yaml"), 1,
	  .files = { { "a.yaml", BAD } }, .report = "report",
	  .report_shape = GITHUB },
	{ "text and a file",
	  CHECK("--format", "text", "--format", "json", "--output", "report",
		"a.yaml"),
	  0, .files = { { "a.yaml", GOOD } }, .shape = TEXT, .report = "report",
	  .report_shape = JSON },
	{ "a folder", CHECK("--format", "json", "--allow-empty"), 0,
	  .files = TREE, .shape = JSON },
	{ "a folder of few words", CHECK("."), 3, .files = TREE, .shape = TEXT,
	  .unknown_types = true },
	{ "a folder that hides a bad file", CHECK("--format", "jsonl"), 1,
	  .files = { { ".git/", NULL },
		     { "a.yaml", GOOD },
		     { "b/c/d.yaml", BAD } },
	  .shape = JSONL, .unknown_types = true },
	{ "a folder on four threads",
	  { "check", "--no-config", "-j4" },
	  1,
	  .files = { { ".git/", NULL }, { "z.yaml", BAD } },
	  .shape = TEXT,
	  .many = true },
	{ "a list of files", CHECK("--files-from", "list"), 1,
	  .files = { { "list", "a.yaml\nb.yaml\n" },
		     { "a.yaml", GOOD },
		     { "b.yaml", BAD } },
	  .shape = TEXT },
	{ "a list on standard input",
	  CHECK("-0", "--files-from", "-", "--format", "json"), 0,
	  .files = { { "a.yaml", GOOD } }, .input = "a.yaml", .shape = JSON },
	{ "standard input", CHECK("--format", "json", "-"), 1,
	  .files = { { NULL, NULL } }, .input = BAD, .shape = JSON },
	{ "nothing to check", CHECK("a.yaml"), 3,
	  .files = { { "a.yaml", "a: b\n" } }, .shape = TEXT },
	{ "a file that is not there", CHECK("--format", "json", "a.yaml"), 4,
	  .files = { { NULL, NULL } }, .shape = JSON },
	{ "a configuration above",
	  { "check", "-j1", "in/a.yaml" },
	  1,
	  .files = { { ".git/", NULL },
		     { ".leastscope.yaml", STRICTER },
		     { "in/a.yaml", UNSURE } },
	  .shape = TEXT,
	  .configured = true },
	{ "a configuration that is named",
	  { "check", "-j1", "-c", "c.yaml", "a.yaml" },
	  1,
	  .files = { { "c.yaml", STRICTER }, { "a.yaml", UNSURE } },
	  .shape = TEXT,
	  .configured = true },
	{ "a user's configuration",
	  { "check", "-j1", "a.yaml" },
	  1,
	  .files = { { ".git/", NULL },
		     { "home/leastscope/config.yaml", STRICTER },
		     { "a.yaml", UNSURE } },
	  .shape = TEXT,
	  .configured = true },
	{ "files that are left out",
	  { "check", "-j1", "--force-exclude", "a.yaml", "x/b.yaml", "." },
	  0,
	  .files = { { ".git/", NULL },
		     { ".leastscope.yaml", "files: {exclude: [\"x/**\"]}\n" },
		     { "x/b.yaml", BAD },
		     { "a.yaml", GOOD } },
	  .shape = TEXT,
	  .configured = true },
	{ "files that are let in",
	  { "check", "-j1" },
	  1,
	  .files = { { ".git/", NULL },
		     { ".leastscope.yaml", "files: {include: [\"x/**\"]}\n" },
		     { "x/b.yaml", BAD },
		     { "a.yaml", BAD } },
	  .shape = TEXT,
	  .configured = true },
	{ "a catalog of one's own", CHECK("--catalog", "h.yaml", "a.yaml"), 1,
	  .files = { { "h.yaml", HARBOUR },
		     { "a.yaml", "leastscope: 1\nprovider: harbour\n"
				 "scope: berth.raed\n" } },
	  .shape = TEXT, .configured = true },
	{ "a fix", CHECK("--fix", "a.yaml"), 0,
	  .files = { { "a.yaml", TWICE } }, .shape = TEXT, .killed = true },
	{ "unsafe fixes of a folder",
	  CHECK("--fix", "--unsafe-fixes", "--format", "json"), 0,
	  .files = { { ".git/", NULL },
		     { "a.yaml", TWICE },
		     { "b/c.yaml", HEAD "scope: booking.raed\n" } },
	  .shape = JSON, .killed = true },
	{ "a preview", CHECK("--diff", "a.yaml"), 1,
	  .files = { { "a.yaml", TWICE } } },
	{ "a preview of standard input", CHECK("--diff", "-"), 1,
	  .files = { { NULL, NULL } }, .input = TWICE },
	{ "a suggestion",
	  { "suggest", "--no-config", "a.yaml" },
	  0,
	  .files = { { "a.yaml", BROAD } } },
	{ "a suggestion from an access log",
	  { "suggest", "--no-config", "--as", "json", "--usage", "log",
	    "a.yaml" },
	  0,
	  .files = { { "a.yaml", HEAD "scope: booking.read booking.write\n" },
		     { "log", "GET https://api.wink.travel/api/booking/1\n" } },
	  .shape = ANSWER },
	{ "a suggestion that is applied",
	  { "suggest", "--no-config", "--apply", "a.yaml" },
	  0,
	  .files = { { "a.yaml", BROAD } },
	  .killed = true },
	{ "a scope parameter",
	  { "scope", "--no-config", "a.yaml" },
	  0,
	  .files = { { "a.yaml", GOOD } } },
	{ "a scope parameter that is refused",
	  { "scope", "--no-config", "a.yaml" },
	  1,
	  .files = { { "a.yaml", BAD } } },
	{ "a token request",
	  { "request", "--no-config", "--manifest", "a.yaml",
	    "grant_type=client_credentials&scope=booking.read" },
	  0,
	  .files = { { "a.yaml", GOOD } } },
	{ "a token request on standard input",
	  { "request", "--no-config", "--provider", "wink", "-" },
	  1,
	  .files = { { NULL, NULL } },
	  .input = "grant_type=client_credentials&scope=booking.raed" },
	{ "an explained rule and scope",
	  { "explain", "unknown-scope", "payment.write" },
	  0,
	  .files = { { NULL, NULL } } },
	{ "a list",
	  { "list", "scopes", "--as", "json" },
	  0,
	  .files = { { NULL, NULL } },
	  .shape = JSON },
	{ "a catalog that is checked",
	  { "catalog", "check", "h.yaml" },
	  0,
	  .files = { { "h.yaml", HARBOUR } } },
	{ "a catalog that is wrong",
	  { "catalog", "check", "h.yaml" },
	  1,
	  .files = { { "h.yaml", HARBOUR "  - {nmae: x}\n" } } },
	{ "help", { "list", "--help" }, 0, .files = { { NULL, NULL } } },
	{ "the version", { "--version" }, 0, .files = { { NULL, NULL } } },
	{ "wrong usage",
	  { "--completions", "none" },
	  2,
	  .files = { { NULL, NULL } } },
	{ "a catalog that is shown",
	  { "catalog", "show", "wink" },
	  0,
	  .files = { { NULL, NULL } } },
};

/* --- the place and its files --- */

static char place[] = "/tmp/leastscope-io-XXXXXX";
static char work[64]; /* the folder that runs are in */
static int out_fd, complaints_fd;
static struct fault_plan *plan;

static _Noreturn void die(const char *what)
{
	perror(what);
	exit(99);
}

static void clear_work(void)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf '%s'", work);
	if (system(command) != 0 || mkdir(work, 0700) != 0)
		die("rm");
}

static const char *path_of(const char *name)
{
	static char path[256];

	snprintf(path, sizeof(path), "%s/%s", work, name);
	return path;
}

static void make_folders(const char *name)
{
	char path[256];
	size_t skip = strlen(work) + 1;

	snprintf(path, sizeof(path), "%s/%s", work, name);
	for (char *p = path + skip; *p != '\0'; p++)
		if (*p == '/') {
			*p = '\0';
			if (mkdir(path, 0700) != 0 && errno != EEXIST)
				die(path);
			*p = '/';
		}
}

static void write_file(const char *name, const char *text)
{
	FILE *file;

	make_folders(name);
	if (text == NULL)
		return;
	file = fopen(path_of(name), "we");
	if (file == NULL || fputs(text, file) == EOF || fclose(file) != 0)
		die(name);
}

static void prepare(const struct scenario *s)
{
	char name[32];

	clear_work();
	for (size_t i = 0; i < FILES && s->files[i].name != NULL; i++)
		write_file(s->files[i].name, s->files[i].text);
	for (int i = 0; s->many && i < MANY; i++) {
		snprintf(name, sizeof(name), "%d.yaml", i);
		write_file(name, GOOD);
	}
	/* The owner is kept, where that takes a call. */
	if (s->killed && geteuid() == 0 && chown(path_of("a.yaml"), 1, 1) != 0)
		die("chown");
}

struct text {
	char *p; /* NULL: there is no such file */
	size_t n;
};

static struct text read_fd(int fd)
{
	static char buffer[CAPACITY];
	struct text text;
	ssize_t n = pread(fd, buffer, sizeof(buffer), 0);

	if (n < 0 || n == CAPACITY)
		die("pread");
	text.n = (size_t)n;
	text.p = malloc(text.n + 1);
	if (text.p == NULL)
		die("malloc");
	memcpy(text.p, buffer, text.n);
	text.p[text.n] = '\0';
	return text;
}

static struct text read_file(const char *name)
{
	int fd = open(path_of(name), O_RDONLY | O_CLOEXEC);
	struct text text = { .p = NULL };

	if (fd < 0)
		return text;
	text = read_fd(fd);
	close(fd);
	return text;
}

static bool is_temporary(const char *name)
{
	static const char start[] = ".leastscope.";

	return strncmp(name, start, sizeof(start) - 1) == 0 &&
	       strcmp(name, ".leastscope.yaml") != 0;
}

static unsigned count_temporaries(const char *folder)
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;
	char path[512];
	unsigned n = 0;

	if (stream == NULL)
		return 0;
	while ((entry = readdir(stream)) != NULL) {
		n += is_temporary(entry->d_name);
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0 ||
		    strchr(entry->d_name, '.') != NULL)
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
		n += count_temporaries(path);
	}
	closedir(stream);
	return n;
}

/* --- one run --- */

struct outcome {
	int status; /* -1: ended by `signal` */
	int signal;
	unsigned long sites;
	struct text out;
	struct text complaints;
	struct text files[FILES]; /* as they are then */
	struct text report;
	unsigned temporaries;
};

static void drop(struct outcome *o)
{
	free(o->out.p);
	free(o->complaints.p);
	free(o->report.p);
	for (size_t i = 0; i < FILES; i++)
		free(o->files[i].p);
}

static void give_input(const char *text)
{
	int ends[2];
	ssize_t n = (ssize_t)strlen(text);

	if (pipe(ends) != 0 || write(ends[1], text, strlen(text)) != n ||
	    dup2(ends[0], STDIN_FILENO) != STDIN_FILENO)
		die("pipe");
	close(ends[0]);
	close(ends[1]);
}

static _Noreturn void run_here(const struct scenario *s)
{
	char *arguments[ARGUMENTS + 2] = { (char[]){ "leastscope" } };
	int count = 1;
	int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	int status;

	for (; count <= ARGUMENTS && s->arguments[count - 1] != NULL; count++)
		arguments[count] = strdup(s->arguments[count - 1]);
	if (chdir(work) != 0 || dup2(null, STDIN_FILENO) != STDIN_FILENO ||
	    dup2(out_fd, STDOUT_FILENO) != STDOUT_FILENO ||
	    dup2(complaints_fd, STDERR_FILENO) != STDERR_FILENO)
		die("dup2");
	close(null);
	if (s->input != NULL)
		give_input(s->input);
	alarm(SECONDS);
	fault_arm(plan);
	status = ls_main(count, arguments);
	fault_arm(NULL);
	for (int i = 1; i < count; i++)
		free(arguments[i]);
	exit(status);
}

static void take_files(const struct scenario *s, struct outcome *o)
{
	for (size_t i = 0; i < FILES && s->files[i].name != NULL; i++)
		if (s->files[i].text != NULL)
			o->files[i] = read_file(s->files[i].name);
	if (s->report != NULL)
		o->report = read_file(s->report);
	o->temporaries = count_temporaries(work);
}

static struct outcome run(const struct scenario *s, struct fault fault)
{
	struct outcome o = { .status = -1 };
	pid_t child;
	int how;

	plan->fault = fault;
	plan->unknown_types = s->unknown_types;
	atomic_store(&plan->count, 0);
	atomic_store(&plan->met, 0);
	if (ftruncate(out_fd, 0) != 0 || ftruncate(complaints_fd, 0) != 0)
		die("ftruncate");
	fflush(stdout);
	child = fork();
	if (child == 0)
		run_here(s);
	if (child < 0 || waitpid(child, &how, 0) != child)
		die("fork");
	if (WIFEXITED(how))
		o.status = WEXITSTATUS(how);
	else
		o.signal = WTERMSIG(how);
	o.sites = atomic_load(&plan->count);
	o.out = read_fd(out_fd);
	o.complaints = read_fd(complaints_fd);
	take_files(s, &o);
	return o;
}

/* --- what must hold --- */

static bool same(struct text a, struct text b)
{
	if (a.p == NULL || b.p == NULL)
		return a.p == b.p;
	return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

static bool is_text(struct text a, const char *text)
{
	return same(a, (struct text){ .p = (char *)(size_t)text,
				      .n = text == NULL ? 0 : strlen(text) });
}

static bool holds(struct text text, const char *what)
{
	return text.p != NULL && strstr(text.p, what) != NULL;
}

static bool is_json(struct text text)
{
	struct ls_arena *arena = ls_arena_new((size_t)64 << 20);
	struct ls_problem problem;
	struct ls_source *source;
	bool good;

	if (arena == NULL)
		die("ls_arena_new");
	source = ls_source_new(arena, LS_LITERAL("x.json"),
			       (struct ls_text){ .p = text.p, .n = text.n });
	good = ls_document_read(arena, source, LS_SYNTAX_JSON, &problem) !=
	       NULL;
	ls_arena_free(arena);
	return good;
}

static bool is_json_lines(struct text text)
{
	const char *at = text.p;
	const char *stop = text.p + text.n;

	while (at < stop) {
		const char *end = memchr(at, '\n', (size_t)(stop - at));

		if (end == NULL ||
		    !is_json((struct text){ .p = (char *)(size_t)at,
					    .n = (size_t)(end - at) }))
			return false;
		at = end + 1;
	}
	return text.n > 0;
}

/* A whole document that tells of the failure. */
static bool tells(struct text text, enum shape shape)
{
	switch (shape) {
	case PLAIN:
		return text.n > 0;
	case TEXT:
	case GITHUB:
		return holds(text, ". FAIL: ") && text.p[text.n - 1] == '\n';
	case JSON:
		return is_json(text) && holds(text, "\"exit_status\":4");
	case JSONL:
		return is_json_lines(text) && holds(text, "\"exit_status\":4");
	case SARIF:
		return is_json(text) &&
		       holds(text, "\"executionSuccessful\":false");
	case ANSWER:
		return is_json(text) && holds(text, "\"error\":");
	}
	abort();
}

static bool is_start(struct text a, struct text of)
{
	return a.n <= of.n && memcmp(a.p, of.p, a.n) == 0;
}

/* The stream itself failed: then what came before cannot be taken back. */
static bool is_of_stdout(const struct fault_site *site)
{
	return (site->call == FAULT_WRITE || site->call == FAULT_CLOSE) &&
	       site->fd == STDOUT_FILENO;
}

/* The file that was replaced may not survive a crash, which is told. */
static const char *judge_files(const struct scenario *s,
			       const struct outcome *clean,
			       const struct outcome *o)
{
	for (size_t i = 0; i < FILES && s->files[i].name != NULL; i++) {
		bool is_report = s->report != NULL &&
				 strcmp(s->report, s->files[i].name) == 0;

		if (s->files[i].text != NULL && !is_report &&
		    !is_text(o->files[i], s->files[i].text) &&
		    !same(o->files[i], clean->files[i]))
			return "a file is neither the old nor the new one";
	}
	return NULL;
}

static const char *old_report(const struct scenario *s)
{
	for (size_t i = 0; i < FILES && s->files[i].name != NULL; i++)
		if (strcmp(s->files[i].name, s->report) == 0)
			return s->files[i].text;
	return NULL;
}

static const char *judge_report(const struct scenario *s,
				const struct outcome *clean,
				const struct outcome *o)
{
	if (s->report == NULL || same(o->report, clean->report) ||
	    is_text(o->report, old_report(s)))
		return NULL;
	return o->report.p != NULL && tells(o->report, s->report_shape) ?
		       NULL :
		       "the output file is cut short or keeps quiet";
}

static const char *judge_out(const struct scenario *s,
			     const struct outcome *clean,
			     const struct outcome *o, const struct fault *fault)
{
	if (o->out.n == 0 || same(o->out, clean->out))
		return NULL;
	if (is_of_stdout(&plan->sites[fault->at - 1]) || fault->onward)
		if (is_start(o->out, clean->out))
			return NULL;
	if (s->shape == PLAIN)
		return "standard output is another one";
	return tells(o->out, s->shape) ? NULL :
					 "standard output is cut short or "
					 "keeps quiet";
}

/* Errors that take away what was to be read or written. */
static bool is_loss(const struct fault *fault)
{
	const struct fault_site *site = &plan->sites[fault->at - 1];

	switch ((int)site->call) {
	case FAULT_FSTAT:
		/* Only for how much of a diff has to be escaped there. */
		return site->fd != STDOUT_FILENO;
	case FAULT_OPEN:
	case FAULT_OPENAT:
	case FAULT_READ:
	case FAULT_READDIR:
	case FAULT_REALLOC:
	case FAULT_FDOPENDIR:
	case FAULT_WRITE:
	case FAULT_FSYNC:
	case FAULT_FCHMOD:
	case FAULT_FCHOWN:
	case FAULT_FACCESSAT:
	case FAULT_RENAMEAT:
		return true;
	case FAULT_CLOSE:
		return site->writes;
	default:
		return false;
	}
}

/* Threads come to other sites in another run. */
static bool is_harmless(const struct fault *fault)
{
	return atomic_load(&plan->met) == 0 || fault->kind == FAULT_SHORT ||
	       (fault->kind == FAULT_ERROR &&
		(fault->number == EINTR || fault->number == EAGAIN));
}

static const char *judge_same(const struct scenario *s,
			      const struct outcome *clean,
			      const struct outcome *o)
{
	if (!same(o->out, clean->out))
		return "the same status, another standard output";
	if (!same(o->report, clean->report))
		return "the same status, another output file";
	for (size_t i = 0; i < FILES && s->files[i].name != NULL; i++)
		if (!same(o->files[i], clean->files[i]))
			return "the same status, another file";
	return NULL;
}

static const char *judge_failure(const struct scenario *s,
				 const struct outcome *clean,
				 const struct outcome *o,
				 const struct fault *fault)
{
	const char *wrong = judge_files(s, clean, o);

	if (wrong == NULL)
		wrong = judge_report(s, clean, o);
	if (wrong == NULL)
		wrong = judge_out(s, clean, o, fault);
	if (wrong == NULL && o->complaints.n == 0 && o->out.n == 0 &&
	    (s->report == NULL || !tells(o->report, s->report_shape)))
		wrong = "it failed without a word";
	return wrong;
}

/* NULL, or what is wrong beside the run in which nothing failed. */
static const char *judge(const struct scenario *s, const struct outcome *clean,
			 const struct outcome *o, const struct fault *fault)
{
	const struct fault_site *site = &plan->sites[fault->at - 1];

	if (o->status < 0)
		return o->signal == SIGALRM ? "it hangs" : "it crashed";
	if (o->temporaries > 0 && site->call != FAULT_UNLINKAT)
		return "a temporary file is left";
	if (is_harmless(fault) && o->status != clean->status)
		return "it took this for a failure";
	if (o->status != clean->status && o->status != LEASTSCOPE_FAILED &&
	    !(s->configured && o->status == LEASTSCOPE_USAGE))
		return "a wrong status";
	if (o->status != clean->status)
		return judge_failure(s, clean, o, fault);
	if (clean->status == LEASTSCOPE_FAILED && !is_harmless(fault))
		return judge_failure(s, clean, o, fault);
	/* Nothing is worse than wrong usage. */
	if (!is_harmless(fault) && is_loss(fault) &&
	    o->status != LEASTSCOPE_USAGE)
		return "an error was kept quiet";
	return judge_same(s, clean, o);
}

/* Where something was changed or left behind, the next run is as any other. */
static const char *judge_next(const struct scenario *s,
			      const struct outcome *clean,
			      const struct outcome *o)
{
	bool changed = o->temporaries > 0;
	const char *wrong = NULL;
	struct outcome again;

	for (size_t i = 0; i < FILES && s->files[i].name != NULL; i++)
		changed |= s->files[i].text != NULL &&
			   !is_text(o->files[i], s->files[i].text);
	if (!changed)
		return NULL;
	again = run(s, (struct fault){ .at = 0 });
	for (size_t i = 0; i < FILES && s->files[i].name != NULL; i++)
		if (!same(again.files[i], clean->files[i]))
			wrong = "the next run gives another file";
	drop(&again);
	return wrong;
}

/* Killed, it leaves each file old or new. */
static const char *judge_kill(const struct scenario *s,
			      const struct outcome *clean,
			      const struct outcome *o,
			      const struct fault *fault)
{
	const char *wrong;

	if (o->status < 0 && o->signal != fault->number)
		return "it crashed";
	if (fault->number != SIGKILL && o->temporaries > 0)
		return "a temporary file is left";
	if (o->status >= 0 &&
	    (fault->number == SIGKILL || o->status != clean->status))
		return "the signal was lost";
	wrong = judge_files(s, clean, o);
	if (wrong == NULL && s->report != NULL &&
	    !is_text(o->report, old_report(s)) &&
	    !same(o->report, clean->report))
		wrong = "the output file is cut short";
	return wrong == NULL ? judge_next(s, clean, o) : wrong;
}

/* --- all sites --- */

struct tally {
	unsigned long faults;
	unsigned long wrong;
};

static const char *word_of(const struct fault *fault)
{
	static const char *const signals[] = { [SIGKILL] = "SIGKILL",
					       [SIGINT] = "SIGINT",
					       [SIGTERM] = "SIGTERM",
					       [SIGHUP] = "SIGHUP" };

	if (fault->kind == FAULT_SHORT)
		return "cut short";
	if (fault->kind != FAULT_ERROR)
		return signals[fault->number];
	return strerror(fault->number);
}

/* Files are made anew where a run may have changed them. */
static bool changes_files(const struct scenario *s)
{
	return s->killed || s->report != NULL;
}

static void try_fault(const struct scenario *s, const struct outcome *clean,
		      const struct fault_site *at, struct fault fault,
		      struct tally *tally)
{
	bool kills = fault.kind == FAULT_GONE_FIRST ||
		     fault.kind == FAULT_GONE_AFTER;
	struct outcome o;
	const char *wrong;

	if (changes_files(s))
		prepare(s);
	o = run(s, fault);
	wrong = kills ? judge_kill(s, clean, &o, &fault) :
			judge(s, clean, &o, &fault);
	tally->faults++;
	if (wrong != NULL && tally->wrong++ < ENOUGH)
		printf("# %s: site %lu, %s(%d, '%s') %s%s%s: %s (status %d, "
		       "signal %d) %.200s\n",
		       s->name, fault.at, fault_call_name(at->call), at->fd,
		       at->path, word_of(&fault),
		       fault.kind == FAULT_GONE_AFTER ? " behind it" : "",
		       fault.onward ? " from then on" : "", wrong, o.status,
		       o.signal, o.complaints.n > 0 ? o.complaints.p : "\n");
	drop(&o);
}

static bool is_tried_onward(int error)
{
	return error == EIO || error == EMFILE || error == ENOSPC;
}

static void try_site(const struct scenario *s, const struct outcome *clean,
		     const struct fault_site *site, unsigned long at,
		     struct tally *tally)
{
	for (const int *e = fault_errors(site->call); *e != 0; e++) {
		struct fault fault = {
			.kind = FAULT_ERROR,
			.number = *e,
			.at = at,
		};

		try_fault(s, clean, site, fault, tally);
		fault.onward = true;
		if (is_tried_onward(*e))
			try_fault(s, clean, site, fault, tally);
	}
	if (site->call == FAULT_READ || site->call == FAULT_WRITE)
		try_fault(s, clean, site,
			  (struct fault){ .kind = FAULT_SHORT, .at = at },
			  tally);
}

/* Behind a call is before the next one, but a write may be half done. */
static void try_kills(const struct scenario *s, const struct outcome *clean,
		      const struct fault_site *site, unsigned long at,
		      struct tally *tally)
{
	static const int signals[] = { SIGKILL, SIGINT };

	for (size_t i = 0; i < 2; i++) {
		struct fault fault = {
			.kind = FAULT_GONE_FIRST,
			.number = signals[i],
			.at = at,
		};

		try_fault(s, clean, site, fault, tally);
		fault.kind = FAULT_GONE_AFTER;
		if (site->call == FAULT_WRITE)
			try_fault(s, clean, site, fault, tally);
	}
}

static void show_sites(const struct fault_site *sites, unsigned long count)
{
	for (unsigned long i = 0; i < count; i++)
		printf("#   %lu %s(%d, '%s')%s\n", i + 1,
		       fault_call_name(sites[i].call), sites[i].fd,
		       sites[i].path, sites[i].writes ? " writes" : "");
}

static void try_scenario(const struct scenario *s, size_t number, bool list,
			 bool quick)
{
	static struct fault_site sites[FAULT_SITES];
	struct tally tally = { 0 };
	struct outcome clean;
	unsigned long step = 1;
	bool good;

	prepare(s);
	clean = run(s, (struct fault){ .at = 0 });
	good = clean.status == s->status && clean.sites <= FAULT_SITES &&
	       clean.temporaries == 0;
	if (!good)
		printf("# %s: without a fault the status is %d, not %d, in "
		       "%lu calls: %s\n",
		       s->name, clean.status, s->status, clean.sites,
		       clean.complaints.p);
	memcpy(sites, plan->sites, sizeof(sites));
	if (list)
		show_sites(sites, clean.sites);
	if (s->many)
		step = 7;
	if (quick && clean.sites / step > QUICK_STEPS)
		step = clean.sites / QUICK_STEPS;
	for (unsigned long at = 1;
	     good && at <= clean.sites && tally.wrong < ENOUGH; at += step) {
		try_site(s, &clean, &sites[at - 1], at, &tally);
		if (s->killed)
			try_kills(s, &clean, &sites[at - 1], at, &tally);
	}
	if (good) /* every transfer of the run */
		try_fault(s, &clean, &sites[0],
			  (struct fault){ .kind = FAULT_SHORT,
					  .at = 1,
					  .onward = true },
			  &tally);
	printf("%sok %zu - %s (%lu faults at %lu calls)\n",
	       good && tally.wrong == 0 ? "" : "not ", number, s->name,
	       tally.faults, clean.sites);
	fflush(stdout);
	drop(&clean);
}

static int open_scratch(const char *name)
{
	char path[64];
	int fd;

	snprintf(path, sizeof(path), "%s/%s", place, name);
	fd = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (fd < 0 || unlink(path) != 0)
		die(path);
	return fd;
}

static void set_up(void)
{
	if (mkdtemp(place) == NULL)
		die("mkdtemp");
	snprintf(work, sizeof(work), "%s/w", place);
	out_fd = open_scratch("out");
	complaints_fd = open_scratch("complaints");
	plan = mmap(NULL, sizeof(*plan), PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (plan == MAP_FAILED)
		die("mmap");
	clear_work();
	setenv("HOME", path_of("home"), 1);
	setenv("XDG_CONFIG_HOME", path_of("home"), 1);
	setenv("LEASTSCOPE_NOW", "2026-11-23", 1);
}

int main(int argc, char **argv)
{
	size_t n = sizeof(scenarios) / sizeof(scenarios[0]);
	bool quick = getenv("LEASTSCOPE_QUICK") != NULL;
	char command[64];

	unsetenv("LEASTSCOPE_QUICK");
	set_up();
	for (size_t i = 0; i < n; i++)
		if (argc < 2 || strstr(scenarios[i].name, argv[1]) != NULL)
			try_scenario(&scenarios[i], i + 1, argc > 2, quick);
	printf("1..%zu\n", n);
	snprintf(command, sizeof(command), "rm -rf '%s'", place);
	return system(command) == 0 ? 0 : 99;
}
