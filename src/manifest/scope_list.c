/* Cuts scope strings and lists into tokens, each with its exact place. */
#include "config.h"

#include <string.h>

#include "manifest/reading.h"

/* Within these a separator is part of a placeholder: "{{ .Values.scope }}". */
static const struct bracket {
	const char *open;
	const char *close;
} brackets[] = {
	{ "{{", "}}" },
	{ "${", "}" },
	{ "<%", "%>" },
	{ "$(", ")" },
};

static bool stands_at(struct ls_text text, size_t at, const char *what)
{
	size_t n = strlen(what);

	return text.n - at >= n && memcmp(text.p + at, what, n) == 0;
}

/* One past the bracket's end, or `at` when none opens or closes here. */
static size_t past_bracket(struct ls_scope_words *words, size_t at)
{
	struct ls_text text = words->text;

	if (text.p[at] != '{' && text.p[at] != '$' && text.p[at] != '<')
		return at;
	for (unsigned i = 0; i < sizeof(brackets) / sizeof(*brackets); i++) {
		if ((words->closed & (1u << i)) != 0 ||
		    !stands_at(text, at, brackets[i].open))
			continue;
		for (size_t to = at + 2; to < text.n; to++)
			if (stands_at(text, to, brackets[i].close))
				return to + strlen(brackets[i].close);
		words->closed |= 1u << i;
	}
	return at;
}

static bool is_separator(const struct ls_scope_words *words, char c)
{
	if (words->separators.n == 1)
		return c == words->separators.p[0];
	return memchr(words->separators.p, c, words->separators.n) != NULL;
}

/* A block scalar ends in a line end that nobody means. */
static struct ls_text meant_text(const struct ls_node *node)
{
	struct ls_text text = node->text;
	bool block = node->style == LS_STYLE_LITERAL ||
		     node->style == LS_STYLE_FOLDED;

	if (block && text.n > 0 && text.p[text.n - 1] == '\n')
		text.n--;
	return text;
}

struct ls_scope_words ls_scope_words(const struct ls_node *node,
				     struct ls_text separators)
{
	struct ls_scope_words words = { .separators = separators };

	if (separators.n == 0)
		words.separators = LS_LITERAL(" ");
	if (node == NULL)
		return words;
	if (node->kind == LS_SEQUENCE) {
		words.is_list = true;
		words.node = ls_node_first(node);
	} else if (ls_node_is_string(node)) {
		words.node = node;
		words.text = meant_text(node);
	}
	return words;
}

static bool next_item(struct ls_scope_words *words, struct ls_scope_word *word)
{
	while (words->node != NULL) {
		const struct ls_node *item = words->node;
		struct ls_text text;

		words->node = item->next;
		if (!ls_node_is_string(item))
			continue;
		text = meant_text(item);
		if (ls_text_trim(text).n == 0)
			continue;
		*word = (struct ls_scope_word){
			.node = item,
			.to = text.n,
			.own_item = true,
		};
		return true;
	}
	return false;
}

/* Where the separator is no blank, blanks around a token are no part of it. */
static void trim_blanks(const struct ls_scope_words *words,
			struct ls_scope_word *word)
{
	const char *p = words->text.p;

	if (is_separator(words, ' '))
		return;
	while (word->from < word->to && p[word->from] == ' ')
		word->from++;
	while (word->from < word->to && p[word->to - 1] == ' ')
		word->to--;
}

bool ls_scope_word(struct ls_scope_words *words, struct ls_scope_word *word)
{
	struct ls_text text = words->text;

	if (words->is_list)
		return next_item(words, word);
	while (words->at < text.n) {
		size_t at = words->at;

		while (at < text.n && is_separator(words, text.p[at]))
			at++;
		*word = (struct ls_scope_word){ .node = words->node,
						.from = at };
		while (at < text.n && !is_separator(words, text.p[at])) {
			size_t past = past_bracket(words, at);

			at = past > at ? past : at + 1;
		}
		word->to = at;
		words->at = at;
		trim_blanks(words, word);
		if (word->from < word->to)
			return true;
	}
	return false;
}

/* --- the tokens of a list --- */

/* "!Ref Name" and its kin: a template fills the value in. */
static bool is_filled_in(const struct ls_node *node)
{
	return node->tag.n > 1 && node->tag.p[0] == '!';
}

static void add_token(struct ls_reading *reading, struct ls_scope_list *list,
		      const struct ls_scope_word *word)
{
	struct ls_token *token = LS_PUSH(reading->arena, &list->tokens);

	token->node = word->node;
	token->text = ls_text_part(word->node->text, word->from, word->to);
	token->span = ls_node_part(reading->arena, reading->document->source,
				   word->node, word->from, word->to);
	token->index = (uint32_t)(list->tokens.n - 1);
	token->own_item = word->own_item;
	token->unresolved = is_filled_in(word->node) ||
			    ls_is_placeholder(token->text);
	token->known = (struct ls_known){ .scope = LS_NONE,
					  .pattern = LS_NONE,
					  .group = LS_NONE };
	reading->manifest->scope_total++;
	if (token->text.n > LS_LIMIT_SCOPE_BYTES)
		ls_wrong_shape(reading, word->node, (struct ls_text){ .n = 0 },
			       "a scope has %zu bytes; the limit is %d",
			       token->text.n, LS_LIMIT_SCOPE_BYTES);
}

/* Of an empty item in a request scope-syntax speaks. */
static bool is_needs(const struct ls_scope_list *list)
{
	return list->node->key != NULL &&
	       ls_text_is(list->node->key->text, "needs");
}

static void judge_items(struct ls_reading *reading, struct ls_scope_list *list)
{
	const struct ls_node *item;

	for (item = ls_node_first(list->node); item != NULL;
	     item = item->next) {
		bool is_string = ls_node_is_string(item);

		if (!is_needs(list) &&
		    (ls_node_is_null(item) ||
		     (is_string && ls_text_trim(item->text).n == 0)))
			*LS_PUSH(reading->arena, &list->empty_items) = item;
		else if (!is_string || ls_text_trim(item->text).n == 0)
			ls_wrong_shape(
				reading, item, (struct ls_text){ .n = 0 },
				"a scope must be a string%s",
				item->kind == LS_MAPPING ?
					": quote a name that holds ': '" :
					"");
	}
}

void ls_scope_split(struct ls_reading *reading, struct ls_scope_list *list,
		    struct ls_text separators)
{
	struct ls_scope_words words = ls_scope_words(list->node, separators);
	struct ls_scope_word word;

	if (list->node == NULL)
		return;
	if (words.is_list)
		judge_items(reading, list);
	while (ls_scope_word(&words, &word)) {
		if (list->tokens.n == LS_LIMIT_REQUEST_SCOPES) {
			ls_wrong_shape(reading, list->node,
				       (struct ls_text){ .n = 0 },
				       "more than the limit of %d scopes",
				       LS_LIMIT_REQUEST_SCOPES);
			return;
		}
		if (reading->scopes_left == 0) {
			reading->too_many_scopes = true;
			return;
		}
		reading->scopes_left--;
		add_token(reading, list, &word);
	}
}

void ls_read_scope(struct ls_reading *reading, const struct ls_node *value,
		   void *into)
{
	struct ls_scope_list *list = into;

	list->node = value;
	if (value->kind == LS_SEQUENCE || ls_node_is_string(value))
		return;
	ls_wrong_shape(reading, value, (struct ls_text){ .n = 0 },
		       "'%s' must be a string of scopes or a list of them",
		       ls_key_shown(reading, value));
}

void ls_each_scope_list(struct ls_manifest *manifest,
			void (*call)(void *arg, struct ls_scope_list *list),
			void *arg)
{
	call(arg, &manifest->client.registered);
	for (size_t i = 0; i < manifest->servers.n; i++) {
		struct ls_server *server = &manifest->servers.v[i];

		for (size_t k = 0; k < server->tools.n; k++)
			call(arg, &server->tools.v[k].needs);
	}
	for (size_t i = 0; i < manifest->requests.n; i++) {
		struct ls_request *request = &manifest->requests.v[i];

		call(arg, &request->scope);
		for (size_t k = 0; k < request->operations.n; k++)
			call(arg, &request->operations.v[k].needs);
	}
}
