/* Chooses the reader for a file, and answers simple questions about a tree. */
#include "config.h"

#include "document/document.h"

#include <string.h>

#include "document/reader.h"

static bool ends_in(struct ls_text path, const char *suffix)
{
	size_t n = strlen(suffix);

	return path.n >= n &&
	       ls_text_is_folded(ls_text_part(path, path.n - n, path.n),
				 ls_text_of(suffix));
}

bool ls_is_named_yaml(const struct ls_source *source)
{
	return ends_in(source->path, ".yaml") || ends_in(source->path, ".yml");
}

static bool looks_like_json(struct ls_text bytes)
{
	size_t at = 0;

	if (ls_text_starts(bytes, "\xef\xbb\xbf"))
		at = 3;
	while (at < bytes.n && (bytes.p[at] == ' ' || bytes.p[at] == '\t' ||
				bytes.p[at] == '\n' || bytes.p[at] == '\r'))
		at++;
	return at < bytes.n && (bytes.p[at] == '{' || bytes.p[at] == '[');
}

enum ls_syntax ls_syntax_of(struct ls_text path, struct ls_text bytes)
{
	if (ends_in(path, ".jsonc"))
		return LS_SYNTAX_JSONC;
	if (ends_in(path, ".json") || looks_like_json(bytes))
		return LS_SYNTAX_JSON;
	return LS_SYNTAX_YAML;
}

static struct ls_document *read_as(struct ls_arena *arena,
				   struct ls_source *source,
				   enum ls_syntax syntax,
				   struct ls_problem *problem)
{
	struct ls_builder *builder = ls_arena_get(arena, sizeof(*builder));
	bool read;

	builder->arena = arena;
	builder->problem = problem;
	builder->text = source->text.n > 0 ? source->text.p : "";
	builder->length = (uint32_t)source->text.n;
	builder->document = ls_arena_get(arena, sizeof(*builder->document));
	builder->document->source = source;
	builder->document->syntax = syntax;
	if (!ls_check_encoding(builder))
		return NULL;
	builder->seen = builder->start;
	read = syntax == LS_SYNTAX_YAML ? ls_yaml_read(builder) :
	       syntax == LS_SYNTAX_FORM ? ls_form_read(builder) :
					  ls_json_read(builder);
	if (!read)
		return NULL;
	ls_notice_bytes(builder);
	ls_build_finish(builder);
	return builder->document;
}

struct ls_document *ls_document_read(struct ls_arena *arena,
				     struct ls_source *source,
				     enum ls_syntax syntax,
				     struct ls_problem *problem)
{
	struct ls_document *document;

	*problem = (struct ls_problem){ .kind = LS_PROBLEM_SYNTAX };
	if (source->text.n > LS_LIMIT_FILE_BYTES_MAX) {
		problem->kind = LS_PROBLEM_LIMIT;
		problem->reason = ls_arena_printf(
			arena, "the file is larger than %u bytes",
			LS_LIMIT_FILE_BYTES_MAX);
		return NULL;
	}
	document = read_as(arena, source, syntax, problem);
	if (document != NULL ||
	    (syntax != LS_SYNTAX_JSON && syntax != LS_SYNTAX_RECORDING) ||
	    problem->kind != LS_PROBLEM_SYNTAX)
		return document;
	/* YAML's flow style looks like JSON but is a language of its own. */
	if (!ls_is_named_yaml(source))
		return NULL;
	return read_as(arena, source, LS_SYNTAX_YAML, problem);
}

static const struct ls_node *get(const struct ls_node *map, struct ls_text key)
{
	const struct ls_node *found = NULL;

	if (map == NULL || map->kind != LS_MAPPING)
		return NULL;
	for (const struct ls_node *n = map->first; n != NULL; n = n->next)
		if (n->key->kind == LS_SCALAR && ls_text_eq(n->key->text, key))
			found = n;
	return found;
}

const struct ls_node *ls_node_get(const struct ls_node *map, const char *key)
{
	return get(map, ls_text_of(key));
}

const struct ls_node *ls_node_at(const struct ls_node *map, const char *path)
{
	struct ls_text rest = ls_text_of(path), step;

	while (map != NULL && ls_text_cut(&rest, '.', &step))
		map = get(map, step);
	return map;
}

bool ls_node_is_string(const struct ls_node *node)
{
	return node != NULL && node->kind == LS_SCALAR &&
	       node->type == LS_STRING;
}

bool ls_node_is_null(const struct ls_node *node)
{
	return node != NULL && node->kind == LS_SCALAR && node->type == LS_NULL;
}

const struct ls_node *ls_node_first(const struct ls_node *node)
{
	return node == NULL || node->kind == LS_SCALAR ? NULL : node->first;
}
