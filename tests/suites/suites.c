/*
 * Runs public test suites, a corpus of real files and the worst inputs known
 * through the document readers.  Prints TAP.  Where a suite and we differ, and
 * why, is written down in yaml-differences.txt and json-choices.txt: a
 * difference that is not there fails, and so does one there that is none.
 */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/out.h"
#include "base/table.h"
#include "base/vec.h"
#include "document/document.h"

#define ARENA_BYTES ((size_t)512 << 20)
#define MOST_BYTES ((size_t)16 << 20)
#define WORST_BYTES ((size_t)1 << 20)
#define MOST_SECONDS 1.0

struct outcome {
	struct ls_document *document; /* NULL when refused */
	struct ls_problem problem;
};

typedef LS_VEC(struct ls_text) names;

static struct ls_arena *arena;
static unsigned tests;
static unsigned failures;

/* One line of TAP. */
static void result(bool good, const char *name, struct ls_text detail)
{
	printf("%s %u - %s%s%.*s\n", good ? "ok" : "not ok", ++tests, name,
	       detail.n > 0 ? ": " : "", LS_FMT(detail));
	if (!good)
		failures++;
}

static void explain(struct ls_text path, struct ls_text what)
{
	printf("# %.*s: %.*s\n", LS_FMT(path), LS_FMT(what));
}

/* --- files --- */

static int compare(const void *a, const void *b)
{
	const struct ls_text *x = a, *y = b;

	return ls_text_compare(*x, *y);
}

/* The names in a folder, in byte order. */
static names list(struct ls_text folder)
{
	DIR *open = opendir(ls_arena_string(arena, folder));
	names found = { NULL, 0, 0 };
	const struct dirent *entry;

	if (open == NULL) {
		printf("Bail out! cannot read %.*s\n", LS_FMT(folder));
		exit(EXIT_FAILURE);
	}
	while ((entry = readdir(open)) != NULL)
		if (entry->d_name[0] != '.')
			*LS_PUSH(arena, &found) = ls_arena_copy(
				arena, ls_text_of(entry->d_name));
	closedir(open);
	if (found.n > 0)
		qsort(found.v, found.n, sizeof(*found.v), compare);
	return found;
}

static bool read_file(struct ls_text path, struct ls_text *bytes)
{
	struct ls_text why;

	return ls_file_read(arena, ls_arena_string(arena, path), MOST_BYTES,
			    bytes, NULL, &why) == LS_FILE_OK;
}

static struct outcome read_bytes(struct ls_text path, struct ls_text bytes,
				 enum ls_syntax syntax)
{
	struct outcome outcome;

	outcome.document = ls_document_read(arena,
					    ls_source_new(arena, path, bytes),
					    syntax, &outcome.problem);
	return outcome;
}

/* --- what is written down --- */

struct notes {
	struct ls_table *table; /* name to the place in lines, from 1 */
	names values;           /* what is noted of it */
	LS_VEC(bool) met;
	unsigned flaws; /* lines that are no good */
};

/* Lines of "NAME VALUE reason", and comments. */
static struct notes read_notes(const char *folder, const char *name)
{
	struct notes notes = { .table = ls_table_new(arena, 128) };
	struct ls_text path = ls_path_join(arena, ls_text_of(folder),
					   ls_text_of(name));
	struct ls_text text, line, key, value;

	if (!read_file(path, &text)) {
		printf("Bail out! cannot read %.*s\n", LS_FMT(path));
		exit(EXIT_FAILURE);
	}
	while (ls_text_cut(&text, '\n', &line)) {
		bool found;

		if (ls_text_starts(line, "#") || !ls_text_word(&line, &key) ||
		    !ls_text_word(&line, &value))
			continue;
		*LS_PUSH(arena, &notes.values) = value;
		*LS_PUSH(arena, &notes.met) = false;
		*ls_table_put(notes.table, key, &found) = notes.values.n;
		if (!found && ls_text_trim(line).n > 0)
			continue;
		explain(key, LS_LITERAL("noted twice or without a reason"));
		notes.flaws++;
	}
	return notes;
}

/* Whether `value` is what is noted of `name`, or nothing is and it is "". */
static bool agrees(struct notes *notes, struct ls_text name, const char *value)
{
	const size_t *place = ls_table_get(notes->table, name);

	if (place == NULL)
		return *value == '\0';
	notes->met.v[*place - 1] = true;
	return ls_text_is(notes->values.v[*place - 1], value);
}

/* Notes that are no good, or of what there was not. */
static unsigned not_met(const struct notes *notes)
{
	unsigned count = notes->flaws;

	for (size_t i = 0; i < notes->met.n; i++)
		count += notes->met.v[i] ? 0 : 1;
	return count;
}

/* --- the JSON suite --- */

static void json_suite(struct ls_text shared, const char *own)
{
	struct ls_text folder = ls_path_join(
		arena, shared, LS_LITERAL("suites/json/test_parsing"));
	struct notes notes = read_notes(own, "json-choices.txt");
	unsigned must = 0, must_not = 0, accepted = 0, refused = 0, wrong = 0;
	names files = list(folder);

	for (size_t i = 0; i < files.n; i++) {
		struct ls_text name = files.v[i], bytes;
		struct ls_text path = ls_path_join(arena, folder, name);
		bool read;

		if (!read_file(path, &bytes))
			continue;
		read = read_bytes(path, bytes, LS_SYNTAX_JSON).document != NULL;
		if (ls_text_starts(name, "y_")) {
			must++;
			accepted += read;
		} else if (ls_text_starts(name, "n_")) {
			must_not++;
			refused += !read;
		} else if (!agrees(&notes, name, read ? "read" : "refused")) {
			explain(name, LS_LITERAL("not as json-choices.txt has "
						 "it"));
			wrong++;
		}
	}
	result(must > 0 && accepted == must, "JSON that must be read",
	       ls_arena_printf(arena, "%u of %u", accepted, must));
	result(must_not > 0 && refused == must_not, "JSON that must be refused",
	       ls_arena_printf(arena, "%u of %u", refused, must_not));
	result(wrong == 0 && not_met(&notes) == 0, "JSON left to the reader",
	       ls_arena_printf(arena, "%zu choices", notes.values.n));
}

/* --- the YAML suite --- */

static void put_value(struct ls_out *out, struct ls_text text)
{
	static const char special[] = "\\\n\t\r\b";
	static const char letters[] = "\\ntrb";

	for (size_t i = 0; i < text.n; i++) {
		const char *at = memchr(special, text.p[i], 5);

		if (at != NULL)
			ls_out_char(out, '\\');
		ls_out_char(out,
			    at != NULL ? letters[at - special] : text.p[i]);
	}
}

static char sign_of(enum ls_style style)
{
	switch (style) {
	case LS_STYLE_SINGLE_QUOTED:
		return '\'';
	case LS_STYLE_DOUBLE_QUOTED:
		return '"';
	case LS_STYLE_LITERAL:
		return '|';
	case LS_STYLE_FOLDED:
		return '>';
	case LS_STYLE_PLAIN:
	case LS_STYLE_JSON:
	case LS_STYLE_FORM:
	case LS_STYLE_BLOCK:
	case LS_STYLE_FLOW:
		break;
	}
	return ':';
}

static void put_tag(struct ls_out *out, const struct ls_node *node)
{
	if (node->tag.n == 0)
		return;
	ls_out_string(out, " <");
	ls_out_raw(out, node->tag);
	ls_out_char(out, '>');
}

/* The tree in the notation of the suite, without the anchors' names; no
 * deeper than LS_LIMIT_DEPTH. */
static void put_node(struct ls_out *out, const struct ls_source *source,
		     const struct ls_node *node)
{
	bool map = node->kind == LS_MAPPING;

	if (node->is_alias) {
		ls_out_string(out, "=ALI ");
		ls_out_raw(out, ls_source_slice(source, node->span));
		ls_out_char(out, '\n');
		return;
	}
	if (node->kind == LS_SCALAR) {
		ls_out_string(out, "=VAL");
		put_tag(out, node);
		ls_out_char(out, ' ');
		ls_out_char(out, sign_of(node->style));
		put_value(out, node->text);
		ls_out_char(out, '\n');
		return;
	}
	ls_out_string(out, map ? "+MAP" : "+SEQ");
	if (node->style == LS_STYLE_FLOW)
		ls_out_string(out, map ? " {}" : " []");
	put_tag(out, node);
	ls_out_char(out, '\n');
	for (const struct ls_node *n = node->first; n != NULL; n = n->next) {
		if (n->key != NULL)
			put_node(out, source, n->key);
		put_node(out, source, n);
	}
	ls_out_string(out, map ? "-MAP\n" : "-SEQ\n");
}

static struct ls_text events_of(const struct ls_document *document)
{
	struct ls_out out = ls_out_new(arena);

	ls_out_string(&out, "+STR\n");
	for (size_t i = 0; i < document->root_count; i++) {
		ls_out_string(&out, "+DOC\n");
		put_node(&out, document->source, document->roots[i]);
		ls_out_string(&out, "-DOC\n");
	}
	ls_out_string(&out, "-STR\n");
	return ls_out_text(&out);
}

/* The suite's events without the anchors' names and without saying how a
 * document begins and ends. */
static struct ls_text plain_events(struct ls_text events)
{
	struct ls_out out = ls_out_new(arena);
	struct ls_text line;

	while (ls_text_cut(&events, '\n', &line)) {
		struct ls_text word;
		size_t anchor = 5;

		if (line.n == 0)
			continue;
		if (ls_text_starts(line, "+DOC") ||
		    ls_text_starts(line, "-DOC"))
			line.n = 4;
		if (line.n > 5 && line.p[0] == '+' &&
		    (line.p[5] == '{' || line.p[5] == '['))
			anchor = 8;
		if (line.n > anchor && line.p[anchor] == '&' &&
		    line.p[0] != '-' && !ls_text_starts(line, "=ALI")) {
			struct ls_text rest = ls_text_part(line, anchor,
							   line.n);

			ls_out_raw(&out, ls_text_part(line, 0, anchor - 1));
			ls_text_cut(&rest, ' ', &word);
			line = rest;
			if (word.n + anchor < line.n || rest.n > 0)
				ls_out_char(&out, ' ');
		}
		while (line.n > 0 && line.p[0] != '=' && line.p[0] == '+' &&
		       line.p[line.n - 1] == ' ')
			line.n--;
		ls_out_raw(&out, line);
		ls_out_char(&out, '\n');
	}
	return ls_out_text(&out);
}

/* "" when we do as the suite says; else "refused", "read" or "tree".  NULL
 * when the folder holds no case. */
static const char *difference(struct ls_text folder)
{
	struct ls_text path = ls_path_join(arena, folder,
					   LS_LITERAL("in.yaml"));
	struct ls_text bytes, events;
	struct outcome outcome;
	bool must_fail = ls_path_kind_of(ls_arena_string(
				 arena, ls_path_join(arena, folder,
						     LS_LITERAL("error")))) ==
			 LS_PATH_FILE;

	if (!read_file(path, &bytes))
		return NULL;
	outcome = read_bytes(path, bytes, LS_SYNTAX_YAML);
	if (outcome.document == NULL)
		return must_fail ? "" : "refused";
	if (must_fail)
		return "read";
	if (!read_file(ls_path_join(arena, folder, LS_LITERAL("test.event")),
		       &events))
		return "missing";
	return ls_text_eq(plain_events(events), events_of(outcome.document)) ?
		       "" :
		       "tree";
}

static void yaml_suite(struct ls_text shared, const char *own)
{
	struct ls_text folder = ls_path_join(arena, shared,
					     LS_LITERAL("suites/yaml"));
	struct notes notes = read_notes(own, "yaml-differences.txt");
	names cases = list(folder);
	unsigned count = 0, same = 0, wrong = 0;

	for (size_t i = 0; i < cases.n; i++) {
		const char *what = difference(
			ls_path_join(arena, folder, cases.v[i]));

		if (what == NULL)
			continue;
		count++;
		same += *what == '\0';
		if (agrees(&notes, cases.v[i], what))
			continue;
		explain(cases.v[i], *what == '\0' ?
					    LS_LITERAL("no difference") :
					    ls_text_of(what));
		wrong++;
	}
	result(wrong == 0 && not_met(&notes) == 0 && count > 0,
	       "the YAML suite",
	       ls_arena_printf(arena, "%u of %u as it expects, %zu noted", same,
			       count, notes.values.n));
}

/* --- files that readers read differently, and real files --- */

static bool differs_anywhere(const struct ls_node *node)
{
	bool differs = node->differs_in_yaml_1_1;

	for (const struct ls_node *n = node->first; n != NULL; n = n->next)
		differs = differs || differs_anywhere(n);
	return differs;
}

static void differentials(struct ls_text shared)
{
	struct ls_text folder = ls_path_join(
		arena, shared, LS_LITERAL("suites/parser-differential"));
	names files = list(folder);
	unsigned silent = 0;

	for (size_t i = 0; i < files.n; i++) {
		struct ls_text path = ls_path_join(arena, folder, files.v[i]);
		struct ls_text bytes;
		struct ls_document *document;

		if (!read_file(path, &bytes))
			continue;
		document = read_bytes(path, bytes, LS_SYNTAX_YAML).document;
		if (document == NULL || document->notice_count > 0 ||
		    differs_anywhere(document->roots[0]))
			continue;
		explain(files.v[i], LS_LITERAL("nothing is noticed"));
		silent++;
	}
	result(silent == 0 && files.n > 0,
	       "files that two readers read differently are noticed",
	       ls_arena_printf(arena, "%zu files", files.n));
}

struct corpus {
	unsigned files;
	unsigned read;
	unsigned unexplained;
};

static bool visit(void *arg, const struct ls_walk_entry *entry)
{
	struct corpus *corpus = arg;
	struct ls_text path = ls_arena_copy(arena, entry->path), bytes;
	struct outcome outcome;

	if (entry->folder)
		return true;
	corpus->files++;
	if (!read_file(path, &bytes)) {
		corpus->unexplained++;
		return true;
	}
	outcome = read_bytes(path, bytes, ls_syntax_of(path, bytes));
	if (outcome.document != NULL) {
		corpus->read++;
		return true;
	}
	explain(ls_path_name(path), outcome.problem.reason);
	corpus->unexplained += outcome.problem.reason.n == 0;
	return true;
}

static void failed(void *arg, struct ls_text path, const char *why)
{
	struct corpus *corpus = arg;

	explain(path, ls_text_of(why));
	corpus->unexplained++;
}

static void real_files(struct ls_text shared)
{
	struct corpus corpus = { 0, 0, 0 };
	struct ls_walker walker = {
		.visit = visit,
		.failed = failed,
		.arg = &corpus,
	};

	ls_file_walk(arena,
		     ls_arena_string(arena, ls_path_join(arena, shared,
							 LS_LITERAL("corpus"))),
		     &walker);
	result(corpus.files > 0 && corpus.unexplained == 0,
	       "real files are read, or refused with a reason",
	       ls_arena_printf(arena, "%u of %u read", corpus.read,
			       corpus.files));
}

/* --- the worst inputs --- */

/* One text of about WORST_BYTES: head, then piece again and again, then tail.
 * A '@' in piece stands for a number that grows. */
struct worst {
	const char *name;
	const char *head;
	const char *piece;
	const char *tail;
	enum ls_syntax syntax;
};

static const struct worst worsts[] = {
	{ "ordinary list", "scopes:\n", "  - inventory.read\n", "", 0 },
	{ "ordinary JSON", "[", "\"inventory.read\", ", "1]", LS_SYNTAX_JSON },
	{ "[", "a: ", "[", "", 0 },
	{ "{\"a\":", "", "{\"a\":", "", 0 },
	{ "{\"a\": in JSON", "", "{\"a\":", "", LS_SYNTAX_JSON },
	{ "[ in JSON", "", "[", "", LS_SYNTAX_JSON },
	{ "{a: ", "", "{a: ", "", 0 },
	{ "- ", "", "- ", "x\n", 0 },
	{ "? ", "", "? ", "x\n", 0 },
	{ "%TAG", "", "%TAG !t@! tag:x,@:\n", "--- a\n", 0 },
	{ "%TAG of one line", "%TAG !t! ", "x", "\n--- !t!a b\n", 0 },
	{ "tags",
	  "%TAG !t! tag:0123456789012345678901234567890123456789,1:\n"
	  "---\n",
	  "- !t!a\n", "", 0 },
	{ "long tag", "!", "x", " a\n", 0 },
	{ "anchors", "", "- &a@ x\n", "", 0 },
	{ "one anchor", "- &", "a", " x\n", 0 },
	{ "aliases", "- &a x\n", "- *a\n", "", 0 },
	{ "alias bomb", "a0: &a [x,x]\n", "a@: &a [*a,*a,*a,*a,*a]\n", "", 0 },
	{ "plain", "a: ", "x", "\n", 0 },
	{ "plain lines", "a: x\n", "  b\n", "", 0 },
	{ "plain in flow", "a: [", "x y ", "", 0 },
	{ "key", "", "k", ": 1\n", 0 },
	{ "keys", "", "k@: v\n", "", 0 },
	{ "keys of few bits", "", "ka@a: v\n", "", 0 },
	{ "keys in flow", "{", "k@: v, ", "}", 0 },
	{ "keys in JSON", "{", "\"k@\":1,", "\"l\":1}", LS_SYNTAX_JSON },
	{ "one key again and again", "", "k: v\n", "", 0 },
	{ "escapes", "a: \"", "\\u00e9", "\"\n", 0 },
	{ "escapes in JSON", "[\"", "\\ud83d\\ude00", "\"]", LS_SYNTAX_JSON },
	{ "escaped strings in JSON", "[", "\"\\n\",", "1]", LS_SYNTAX_JSON },
	{ "open strings in JSON", "[\"", "\\\"", "", LS_SYNTAX_JSON },
	{ "documents", "", "---\na: b\n", "", 0 },
	{ "empty documents", "", "---\n", "", 0 },
	{ "comments", "", "# x\n", "a: b\n", 0 },
	{ "one comment", "# ", "#", "\na: b\n", 0 },
	{ "glued comments", "", "- \"x\"#y\n", "", 0 },
	{ "comments in JSON", "", "/**/", "1", LS_SYNTAX_JSONC },
	{ "open comment", "1/*", "*", "", LS_SYNTAX_JSONC },
	{ "blanks", "a:", " ", "b\n", 0 },
	{ "empty lines", "a: |\n", "\n", "  x\n", 0 },
	{ "empty lines after", "a: |\n  x\n", "\n", "b: c\n", 0 },
	{ "folded", "a: >\n", "  x\n", "", 0 },
	{ "literals", "", "- |\n  x\n", "", 0 },
	{ "single quotes", "a: '", "''", "'\n", 0 },
	{ "wide", "a: ", "\xc3\xa9", "\n", 0 },
	{ "wide items", "", "- \xc3\xa9\n", "", 0 },
	{ "hidden", "# ", "\xe2\x80\x8b", "\n", 0 },
	{ "odd breaks", "", "# x\xe2\x80\xa8", "", 0 },
	{ "lone CR", "", "- a\r", "", 0 },
	{ "complex keys", "", "? [a]\n: b\n", "", 0 },
	{ "pairs", "[", "a: b, ", "]", 0 },
	{ "nothing", "[", ",", "]", 0 },
	{ "empty values", "", "a@:\n", "", 0 },
	{ "merge keys", "- &a {b: c}\n", "- {<<: *a}\n", "", 0 },
	{ "commas in JSON", "[", ",", "]", LS_SYNTAX_JSON },
	{ "digits", "a: ", "1", "\n", 0 },
	{ "digits in JSON", "", "1", "", LS_SYNTAX_JSON },
	{ "base 60", "- 1", ":11", "\n", 0 },
};

static struct ls_text worst_text(const struct worst *worst)
{
	struct ls_out out = ls_out_new(arena);

	ls_out_string(&out, worst->head);
	for (unsigned i = 0; out.n < WORST_BYTES; i++) {
		for (const char *c = worst->piece; *c != '\0'; c++) {
			if (*c == '@')
				ls_out_printf(&out, "%u", i);
			else
				ls_out_char(&out, *c);
		}
	}
	ls_out_string(&out, worst->tail);
	return ls_out_text(&out);
}

/* Time of our own, not of what else runs on the machine. */
static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds_for(const struct worst *worst)
{
	struct ls_text text = worst_text(worst);
	double start = now(), best;

	read_bytes(LS_LITERAL("worst"), text, worst->syntax);
	best = now() - start;
	/* Another look when it is near: caches may have been cold. */
	if (best > MOST_SECONDS / 4) {
		start = now();
		read_bytes(LS_LITERAL("worst"), text, worst->syntax);
		if (now() - start < best)
			best = now() - start;
	}
	return best;
}

/* Each worst input has an arena of its own. */
static void one_worst(void *arg)
{
	const struct worst *worst = arg;
	static double ordinary;
	double took = seconds_for(worst);

	if (ordinary <= 0)
		ordinary = took;
	result(took < MOST_SECONDS, "worst input",
	       ls_arena_printf(arena, "%s: %.3f s, %.2f times ordinary",
			       worst->name, took, took / ordinary));
}

static void worst_inputs(void)
{
	for (size_t i = 0; i < sizeof(worsts) / sizeof(*worsts); i++) {
		struct worst worst = worsts[i];

		ls_arena_reset(arena);
		if (!ls_guard(arena, one_worst, &worst))
			result(false, worst.name, LS_LITERAL("out of memory"));
	}
}

struct job {
	const char *shared;
	const char *own;
};

static void run_suites(void *arg)
{
	const struct job *job = arg;
	struct ls_text shared = ls_text_of(job->shared);

	json_suite(shared, job->own);
	yaml_suite(shared, job->own);
	differentials(shared);
	real_files(shared);
}

int main(int argc, char **argv)
{
	struct job job = { getenv("LEASTSCOPE_SHARED"), NULL };

	if (job.shared == NULL || *job.shared == '\0') {
		puts("1..0 # SKIP LEASTSCOPE_SHARED does not say where the "
		     "suites are");
		return 77;
	}
	if (argc != 2) {
		fputs("usage: suites FOLDER-OF-NOTES\n", stderr);
		return 2;
	}
	job.own = argv[1];
	arena = ls_arena_new(ARENA_BYTES);
	if (arena == NULL || !ls_guard(arena, run_suites, &job)) {
		puts("Bail out! out of memory");
		return EXIT_FAILURE;
	}
	worst_inputs();
	printf("1..%u\n", tests);
	ls_arena_free(arena);
	return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
