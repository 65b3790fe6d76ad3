/* Writing a catalog as C tables. */
#include "config.h"

#include "catalog/compile.h"

#define LINE 64 /* bytes of a literal on one line, about */

void ls_compile_string(struct ls_out *out, struct ls_text text)
{
	size_t column = 0;

	ls_out_char(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (column >= LINE) {
			ls_out_string(out, "\"\n\t\"");
			column = 0;
		}
		/* '?' could begin a trigraph. */
		if (c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '?') {
			ls_out_printf(out, "\\%03o", c);
			column += 4;
		} else {
			ls_out_char(out, (char)c);
			column++;
		}
	}
	ls_out_char(out, '"');
}

static void write_pool(struct ls_out *out, const struct ls_catalog *catalog,
		       const char *prefix)
{
	ls_out_printf(out, "static const char %s_pool[] =\n\t", prefix);
	ls_compile_string(out, (struct ls_text){ .p = catalog->pool,
						 .n = catalog->pool_size });
	ls_out_string(out, ";\n\n");
}

static void write_numbers(struct ls_out *out, const char *prefix,
			  const char *name, const uint32_t *numbers, size_t n)
{
	ls_out_printf(out, "static const uint32_t %s_%s[] = {", prefix, name);
	for (size_t i = 0; i < n; i++)
		ls_out_printf(out, "%s%lu,", i % 10 == 0 ? "\n\t" : " ",
			      (unsigned long)numbers[i]);
	/* C has no empty arrays. */
	ls_out_string(out, n == 0 ? " 0 };\n\n" : "\n};\n\n");
}

/* --- fields; those that are zero are left to C --- */

static void ref(struct ls_out *out, const char *field, struct ls_ref value)
{
	if (value.n > 0)
		ls_out_printf(out, " .%s = { %lu, %lu },", field,
			      (unsigned long)value.at, (unsigned long)value.n);
}

static void list(struct ls_out *out, const char *field, struct ls_list value)
{
	if (value.n > 0)
		ls_out_printf(out, " .%s = { %lu, %lu },", field,
			      (unsigned long)value.first,
			      (unsigned long)value.n);
}

static void number(struct ls_out *out, const char *field, uint32_t value)
{
	if (value == LS_NONE)
		ls_out_printf(out, " .%s = LS_NONE,", field);
	else if (value > 0)
		ls_out_printf(out, " .%s = %lu,", field, (unsigned long)value);
}

static void date(struct ls_out *out, const char *field, int32_t value)
{
	if (value == INT32_MIN)
		ls_out_printf(out, " .%s = INT32_MIN,", field);
	else if (value != 0)
		ls_out_printf(out, " .%s = %ld,", field, (long)value);
}

/* One macro for each kind of field, so that a record lists its fields once. */
#define REF(field) ref(out, #field, r->field)
#define LIST(field) list(out, #field, r->field)
#define NUMBER(field) number(out, #field, r->field)
#define DATE(field) date(out, #field, r->field)

static void write_scope(struct ls_out *out, const void *record)
{
	const struct ls_scope *r = record;

	REF(name);
	REF(about);
	REF(risk_reason);
	REF(risk_source);
	REF(note);
	REF(tier);
	REF(edition);
	REF(source);
	NUMBER(group);
	DATE(sunset);
	NUMBER(flags);
	NUMBER(audience);
	NUMBER(grants);
	NUMBER(consent);
	NUMBER(action);
	NUMBER(risk);
	NUMBER(marks);
	LIST(risk_for);
	LIST(aliases);
	LIST(implies);
	LIST(resembles);
	LIST(replaced_by);
	LIST(requires);
	LIST(conflicts);
}

static void write_group(struct ls_out *out, const void *record)
{
	const struct ls_group *r = record;

	REF(id);
	REF(title);
	REF(about);
	REF(source);
	NUMBER(risk);
	NUMBER(risk_low);
	LIST(scopes);
}

static void write_pattern(struct ls_out *out, const void *record)
{
	const struct ls_name_pattern *r = record;

	REF(id);
	REF(pattern);
	REF(about);
	REF(source);
	NUMBER(known);
	NUMBER(risk);
	NUMBER(action);
	NUMBER(group);
	NUMBER(flags);
	NUMBER(marks);
	LIST(risk_by);
}

static void write_implication(struct ls_out *out, const void *record)
{
	const struct ls_implication_pattern *r = record;

	REF(pattern);
	REF(to);
	REF(source);
}

static void write_not_scope(struct ls_out *out, const void *record)
{
	const struct ls_not_a_scope *r = record;

	REF(name);
	REF(instead);
	REF(reason);
	REF(source);
	NUMBER(is_pattern);
	NUMBER(fold_case);
}

static void write_endpoint(struct ls_out *out, const void *record)
{
	const struct ls_endpoint *r = record;

	NUMBER(role);
	NUMBER(stale);
	REF(url);
	REF(host);
	REF(environment);
	REF(note);
	REF(source);
}

static void write_offer(struct ls_out *out, const void *record)
{
	const struct ls_grant_offer *r = record;

	NUMBER(kinds);
	NUMBER(grants);
	REF(source);
}

static void write_toxic(struct ls_out *out, const void *record)
{
	const struct ls_toxic *r = record;

	LIST(scopes);
	NUMBER(error);
	REF(reason);
	REF(source);
}

static void write_operation(struct ls_out *out, const void *record)
{
	const struct ls_operation *r = record;

	REF(method);
	REF(path);
	REF(id);
	REF(when);
	REF(note);
	REF(source);
	NUMBER(group);
	NUMBER(confidence);
	NUMBER(layer);
	NUMBER(action);
	NUMBER(optional);
	NUMBER(client_kinds);
	LIST(alternatives);
	LIST(conditions);
}

static void write_path_node(struct ls_out *out, const void *record)
{
	const struct ls_path_node *r = record;

	REF(segment);
	NUMBER(first_child);
	NUMBER(children);
	NUMBER(literals);
	NUMBER(first);
	NUMBER(operations);
}

/* --- arrays --- */

struct array {
	const char *type;
	const char *name;  /* of the table and of the field */
	const char *count; /* the field that counts it */
	const void *records;
	size_t n;
	size_t size;
	void (*write)(struct ls_out *out, const void *record);
};

#define ARRAY(type, field, count, write)                           \
	{                                                          \
		"struct " #type, #field, #count, catalog->field,   \
			catalog->count, sizeof(struct type), write \
	}
#define ARRAYS 10

static void write_array(struct ls_out *out, const struct array *array,
			const char *prefix)
{
	const char *record = array->records;

	if (array->n == 0)
		return;
	ls_out_printf(out, "static const %s %s_%s[] = {\n", array->type, prefix,
		      array->name);
	for (size_t i = 0; i < array->n; i++) {
		ls_out_string(out, "\t{");
		array->write(out, record + i * array->size);
		ls_out_string(out, " },\n");
	}
	ls_out_string(out, "};\n\n");
}

static void write_head(struct ls_out *out, const struct ls_catalog *r)
{
	NUMBER(pool_size);
	NUMBER(number_count);
	REF(id);
	REF(title);
	REF(source);
	REF(licence);
	REF(extends);
	NUMBER(layers);
	REF(separators);
	LIST(prefixes);
	DATE(updated);
	NUMBER(max_scopes);
	NUMBER(complete);
	NUMBER(max_scope_bytes);
	NUMBER(fold_case);
	NUMBER(fold_paths);
	NUMBER(when_empty);
	NUMBER(unknown_scope);
	REF(when_empty_source);
	LIST(when_empty_scopes);
	LIST(verbs);
	LIST(mcp.transport);
	NUMBER(mcp.grants);
	NUMBER(mcp.pkce);
	NUMBER(mcp.dynamic_only);
	REF(mcp.source);
	NUMBER(path_roots);
}

void ls_compile_catalog(struct ls_out *out, const struct ls_catalog *catalog,
			const char *prefix)
{
	const struct array arrays[ARRAYS] = {
		ARRAY(ls_scope, scopes, scope_count, write_scope),
		ARRAY(ls_group, groups, group_count, write_group),
		ARRAY(ls_name_pattern, patterns, pattern_count, write_pattern),
		ARRAY(ls_implication_pattern, implications, implication_count,
		      write_implication),
		ARRAY(ls_not_a_scope, not_scopes, not_scope_count,
		      write_not_scope),
		ARRAY(ls_endpoint, endpoints, endpoint_count, write_endpoint),
		ARRAY(ls_grant_offer, offers, offer_count, write_offer),
		ARRAY(ls_toxic, toxic, toxic_count, write_toxic),
		ARRAY(ls_operation, operations, operation_count,
		      write_operation),
		ARRAY(ls_path_node, path_nodes, path_node_count,
		      write_path_node),
	};

	write_pool(out, catalog, prefix);
	write_numbers(out, prefix, "numbers", catalog->numbers,
		      catalog->number_count);
	write_numbers(out, prefix, "by_name", catalog->by_name,
		      catalog->scope_count);
	write_numbers(out, prefix, "by_operation_id", catalog->by_operation_id,
		      catalog->operation_id_count);
	for (size_t i = 0; i < ARRAYS; i++)
		write_array(out, &arrays[i], prefix);
	ls_out_printf(out, "static const struct ls_catalog %s = {\n\t", prefix);
	write_head(out, catalog);
	ls_out_printf(out,
		      "\n\t.pool = %s_pool, .numbers = %s_numbers,\n"
		      "\t.by_name = %s_by_name,\n"
		      "\t.by_operation_id = %s_by_operation_id,\n"
		      "\t.operation_id_count = %lu,\n",
		      prefix, prefix, prefix, prefix,
		      (unsigned long)catalog->operation_id_count);
	for (size_t i = 0; i < ARRAYS; i++)
		if (arrays[i].n > 0)
			ls_out_printf(out, "\t.%s = %s_%s, .%s = %lu,\n",
				      arrays[i].name, prefix, arrays[i].name,
				      arrays[i].count,
				      (unsigned long)arrays[i].n);
	ls_out_string(out, "};\n\n");
}

void ls_compile_catalogs(struct ls_out *out, const char *const *prefixes,
			 size_t n)
{
	ls_out_string(out, "static const struct ls_catalog *const all[] = {\n");
	for (size_t i = 0; i < n; i++)
		ls_out_printf(out, "\t&%s,\n", prefixes[i]);
	if (n == 0)
		ls_out_string(out, "\tNULL,\n");
	ls_out_printf(out,
		      "};\n\n"
		      "struct ls_catalogs ls_catalogs_embedded(void)\n{\n"
		      "\treturn (struct ls_catalogs){ .v = all, .n = %lu };\n"
		      "}\n",
		      (unsigned long)n);
}
