/*
 * Compares the catalog 'wink' with the tables its operations were read from,
 * in both directions: each row is an operation, each operation is a row, and
 * what a row says of permissions, groups and doubt is what the catalog says.
 * Prints TAP.
 */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "base/table.h"
#include "base/vec.h"
#include "catalog/catalog.h"

#define ARENA_BYTES ((size_t)64 << 20)
#define MOST_BYTES ((size_t)16 << 20)
#define MOST_EXPLAINED 10

/* Called by Wink's own plugin, and in no file of its API. */
#define NO_ROW "GET /api/inventory/campaign/list"
/* Of a document about the ledger, but they show bookings. */
#define LEDGER "accounting"

struct row {
	struct ls_text method, path, id, tag, scopes, source, layer, groups,
		permission;
	const struct ls_operation *operation; /* NULL: not in the catalog */
};

struct facts {
	const struct ls_catalog *wink;
	LS_VEC(struct row) rows;
	struct ls_table *places; /* key of an operation -> its number + 1 */
	struct ls_table *tags;   /* "document tag" -> its place + 1 */
	LS_VEC(struct ls_text) tag_groups;
	LS_VEC(struct ls_text) tag_confidences;
	struct ls_table *reads; /* paths of POSTs that look like reading */
};

static struct ls_arena *arena;
static unsigned tests, failures, flaws;

static void flaw(const struct row *row, const char *what)
{
	if (flaws++ < MOST_EXPLAINED)
		printf("# %.*s %.*s: %s\n", LS_FMT(row->method),
		       LS_FMT(row->path), what);
}

static void end_test(const char *name)
{
	printf("%s %u - %s (%u flaws)\n", flaws == 0 ? "ok" : "not ok", ++tests,
	       name, flaws);
	failures += flaws > 0 ? 1 : 0;
	flaws = 0;
}

/* --- reading --- */

static struct ls_text read_table(const char *shared, const char *name)
{
	struct ls_text path = ls_arena_printf(arena, "%s/data/%s", shared,
					      name);
	struct ls_text bytes, why;

	if (ls_file_read(arena, path.p, MOST_BYTES, &bytes, NULL, &why) !=
	    LS_FILE_OK) {
		printf("Bail out! %s: %.*s\n", path.p, LS_FMT(why));
		exit(EXIT_FAILURE);
	}
	return bytes;
}

static bool is_grpc(struct ls_text path)
{
	return ls_text_starts(path, "/wink.");
}

/* Method and path with the names of parameters blanked. */
static struct ls_text key_of(struct ls_text method, struct ls_text path)
{
	struct ls_out out = ls_out_new(arena);
	bool inside = false;

	ls_out_raw(&out, method);
	ls_out_char(&out, ' ');
	for (size_t i = 0; i < path.n; i++) {
		inside = inside && path.p[i] != '}';
		if (!inside)
			ls_out_char(&out, path.p[i]);
		inside = inside || path.p[i] == '{';
	}
	return ls_out_text(&out);
}

static void read_operations(struct facts *facts, struct ls_text text)
{
	struct ls_text line;

	while (ls_text_cut(&text, '\n', &line)) {
		struct row row = { .operation = NULL };
		struct ls_text *cells[] = { &row.method,    &row.path,
					    &row.id,        &row.tag,
					    &row.scopes,    &row.source,
					    &row.layer,     &row.groups,
					    &row.permission };

		if (line.n == 0 || line.p[0] == '#')
			continue;
		for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
			ls_text_cut(&line, '\t', cells[i]);
		if (is_grpc(row.path))
			row.method = LS_LITERAL("GRPC");
		*LS_PUSH(arena, &facts->rows) = row;
	}
}

static void read_tags(struct facts *facts, struct ls_text text)
{
	struct ls_text line, document, tag, count, group, confidence;

	while (ls_text_cut(&text, '\n', &line)) {
		bool found;

		if (line.n == 0 || line.p[0] == '#')
			continue;
		ls_text_cut(&line, '\t', &document);
		ls_text_cut(&line, '\t', &tag);
		ls_text_cut(&line, '\t', &count);
		ls_text_cut(&line, '\t', &group);
		ls_text_cut(&line, '\t', &confidence);
		*LS_PUSH(arena, &facts->tag_groups) = group;
		*LS_PUSH(arena, &facts->tag_confidences) = confidence;
		*ls_table_put(facts->tags,
			      ls_arena_printf(arena, "%.*s %.*s",
					      LS_FMT(document), LS_FMT(tag)),
			      &found) = facts->tag_groups.n;
	}
}

static void read_reads(struct facts *facts, struct ls_text text)
{
	struct ls_text line, path;

	while (ls_text_cut(&text, '\n', &line)) {
		bool found;

		if (line.n > 0 && ls_text_cut(&line, '\t', &path))
			ls_table_put(facts->reads, path, &found);
	}
}

static void index_operations(struct facts *facts)
{
	for (uint32_t i = 0; i < facts->wink->operation_count; i++) {
		const struct ls_operation *o = &facts->wink->operations[i];
		bool found;

		*ls_table_put(facts->places,
			      key_of(ls_ref_text(facts->wink, o->method),
				     ls_ref_text(facts->wink, o->path)),
			      &found) = i + 1;
	}
}

/* --- what an operation needs --- */

static bool is_sure(const struct ls_operation *o)
{
	return o->confidence == LS_NEED_DOCUMENTED ||
	       o->confidence == LS_NEED_INFERRED;
}

static bool is_current(const struct row *row)
{
	return !ls_text_is(row->layer, "june") &&
	       !ls_text_is(row->layer, "legacy");
}

/* Whether some alternative holds this scope, or one of this group or action
 * when the other is empty. */
static bool has(const struct ls_catalog *c, const struct ls_operation *o,
		struct ls_text group, struct ls_text action)
{
	for (uint32_t i = 0; i < ls_alternative_count(o); i++) {
		struct ls_list all = ls_alternative(c, o, i);

		for (uint32_t k = 0; k < all.n; k++) {
			struct ls_text rest = ls_scope_name(
				c, ls_list_at(c, all, k));
			struct ls_text first;

			ls_text_cut(&rest, '.', &first);
			if ((group.n == 0 || ls_text_eq(first, group)) &&
			    (action.n == 0 || ls_text_eq(rest, action)))
				return true;
		}
	}
	return false;
}

static const struct ls_text any = { "", 0 };

/* The group of a sure need; empty when it needs no scope. */
static struct ls_text group_of(const struct ls_catalog *c,
			       const struct ls_operation *o)
{
	struct ls_text rest, first = any;

	if (ls_alternative_count(o) == 0)
		return any;
	rest = ls_scope_name(c, ls_list_at(c, ls_alternative(c, o, 0), 0));
	ls_text_cut(&rest, '.', &first);
	return first;
}

static bool lists(struct ls_text list, struct ls_text word)
{
	struct ls_text piece;

	while (ls_text_cut(&list, ',', &piece))
		if (ls_text_eq(piece, word))
			return true;
	return false;
}

/* --- the tests --- */

static void each_row_is_an_operation(struct facts *facts)
{
	for (size_t i = 0; i < facts->rows.n; i++) {
		struct row *row = &facts->rows.v[i];
		const size_t *place = ls_table_get(
			facts->places, key_of(row->method, row->path));

		if (place == NULL) {
			flaw(row, "not in the catalog");
			continue;
		}
		row->operation = &facts->wink->operations[*place - 1];
		if (!ls_text_eq(ls_ref_text(facts->wink, row->operation->id),
				row->id))
			flaw(row, "another operation id");
		if (!ls_text_eq(
			    ls_ref_text(facts->wink, row->operation->source),
			    row->source))
			flaw(row, "another source");
		if ((row->operation->layer == LS_LAYER_CURRENT) !=
		    is_current(row))
			flaw(row, "another layer");
	}
	if (facts->rows.n < 1000) {
		printf("# only %zu rows\n", facts->rows.n);
		flaws++;
	}
	end_test("each row of the table is an operation of the catalog");
}

static void each_operation_is_a_row(const struct facts *facts)
{
	struct ls_table *rows = ls_table_new(arena, facts->rows.n);
	bool found;

	for (size_t i = 0; i < facts->rows.n; i++)
		ls_table_put(
			rows,
			key_of(facts->rows.v[i].method, facts->rows.v[i].path),
			&found);
	for (uint32_t i = 0; i < facts->wink->operation_count; i++) {
		const struct ls_operation *o = &facts->wink->operations[i];
		struct row shown = {
			.method = ls_ref_text(facts->wink, o->method),
			.path = ls_ref_text(facts->wink, o->path),
		};
		struct ls_text key = key_of(shown.method, shown.path);

		if (ls_table_get(rows, key) == NULL && !ls_text_is(key, NO_ROW))
			flaw(&shown, "not in the table");
	}
	end_test("each operation of the catalog is a row of the table");
}

/* A stated SECTION:READ or SECTION:WRITE settles the need; of what DELETE does
 * the verb still speaks, for these permissions know no removing. */
static void stated_permissions_settle(const struct facts *facts)
{
	for (size_t i = 0; i < facts->rows.n; i++) {
		const struct row *row = &facts->rows.v[i];
		struct ls_text level = row->permission, section;
		char group[32] = "";

		if (level.n == 0 || row->operation == NULL)
			continue;
		ls_text_cut(&level, ':', &section);
		for (size_t k = 0; k < section.n && k + 1 < sizeof(group); k++)
			group[k] = (char)(section.p[k] | 0x20);
		if (ls_text_is(row->method, "DELETE"))
			level = LS_LITERAL("remove");
		else
			level = ls_text_is(level, "READ") ? LS_LITERAL("read") :
							    LS_LITERAL("write");
		if (!is_sure(row->operation) ||
		    ls_alternative_count(row->operation) != 1 ||
		    !has(facts->wink, row->operation, ls_text_of(group), level))
			flaw(row, "not what its stated permission says");
	}
	end_test("a stated permission settles what an operation needs");
}

static struct ls_text document_of(const struct row *row)
{
	struct ls_text name = row->source;
	size_t start;

	if (ls_text_is(row->layer, "grpc-proto"))
		return LS_LITERAL("grpc");
	start = ls_text_find(name, '/');
	while (start < name.n) {
		name = ls_text_part(name, start + 1, name.n);
		start = ls_text_find(name, '/');
	}
	return ls_text_part(name, 0, ls_text_find(name, '.'));
}

static void groups_are_those_of_the_tags(const struct facts *facts)
{
	for (size_t i = 0; i < facts->rows.n; i++) {
		const struct row *row = &facts->rows.v[i];
		const struct ls_operation *o = row->operation;
		struct ls_text group;
		const size_t *tag;

		if (o == NULL || !is_current(row) ||
		    ls_alternative_count(o) == 0)
			continue;
		tag = ls_table_get(facts->tags,
				   ls_arena_printf(arena, "%.*s %.*s",
						   LS_FMT(document_of(row)),
						   LS_FMT(row->tag)));
		if (tag == NULL) {
			flaw(row, "its tag is in no table");
			continue;
		}
		group = facts->tag_groups.v[*tag - 1];
		if (ls_text_is(group, LEDGER) &&
		    ls_text_is(row->groups, "booking"))
			group = row->groups;
		if (!has(facts->wink, o, group, any))
			flaw(row, "not of its tag's group");
		if (ls_text_is(facts->tag_confidences.v[*tag - 1], "low") &&
		    is_sure(o))
			flaw(row, "sure, though its tag's group is a guess");
	}
	end_test("current operations are of their tag's group, and in doubt "
		 "where it is");
}

static void nothing_sure_contradicts_its_document(const struct facts *facts)
{
	for (size_t i = 0; i < facts->rows.n; i++) {
		const struct row *row = &facts->rows.v[i];
		const struct ls_operation *o = row->operation;

		if (o == NULL || row->groups.n == 0 || !is_sure(o) ||
		    ls_alternative_count(o) == 0)
			continue;
		if (!lists(row->groups, group_of(facts->wink, o)))
			flaw(row, "sure, though its document does not offer "
				  "the group");
	}
	end_test("nothing sure is outside what its document offers");
}

static void what_the_verb_hides_is_in_doubt(const struct facts *facts)
{
	const struct ls_catalog *wink = facts->wink;
	size_t reads = 0;

	for (size_t i = 0; i < facts->rows.n; i++) {
		const struct row *row = &facts->rows.v[i];
		const struct ls_operation *o = row->operation;

		if (o == NULL || !is_current(row))
			continue;
		if (ls_text_starts(row->path, "/api/public/") && is_sure(o))
			flaw(row, "sure, though it may need no scope");
		if (!ls_text_is(row->method, "POST") ||
		    ls_table_get(facts->reads, row->path) == NULL)
			continue;
		reads++;
		if (o->confidence != LS_NEED_UNCERTAIN ||
		    !has(wink, o, any, LS_LITERAL("read")) ||
		    !has(wink, o, any, LS_LITERAL("write")))
			flaw(row, "looks like reading, and is not in doubt");
	}
	if (reads != 50) {
		printf("# %zu POSTs look like reading, not 50\n", reads);
		flaws++;
	}
	end_test(
		"POSTs that look like reading, and public calls, are in doubt");
}

struct job {
	const char *shared;
};

static void compare_all(void *arg)
{
	const struct job *job = arg;
	struct ls_catalogs catalogs = ls_catalogs_embedded();
	struct facts facts = {
		.wink = ls_catalogs_find(&catalogs, LS_LITERAL("wink")),
		.places = ls_table_new(arena, 2048),
		.tags = ls_table_new(arena, 128),
		.reads = ls_table_new(arena, 64),
	};

	read_operations(&facts, read_table(job->shared, "wink-operations.tsv"));
	read_tags(&facts, read_table(job->shared, "wink-tag-groups.tsv"));
	read_reads(&facts, read_table(job->shared, "wink-read-like-posts.tsv"));
	index_operations(&facts);
	each_row_is_an_operation(&facts);
	each_operation_is_a_row(&facts);
	stated_permissions_settle(&facts);
	groups_are_those_of_the_tags(&facts);
	nothing_sure_contradicts_its_document(&facts);
	what_the_verb_hides_is_in_doubt(&facts);
}

int main(void)
{
	struct job job = { getenv("LEASTSCOPE_SHARED") };

	if (job.shared == NULL || *job.shared == '\0') {
		puts("1..0 # SKIP LEASTSCOPE_SHARED does not say where the "
		     "tables are");
		return 77;
	}
	arena = ls_arena_new(ARENA_BYTES);
	if (arena == NULL || !ls_guard(arena, compare_all, &job)) {
		puts("Bail out! out of memory");
		return EXIT_FAILURE;
	}
	printf("1..%u\n", tests);
	ls_arena_free(arena);
	return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
