/* A scope that is not a scope-token, or an empty one. */
#include "config.h"

#include "engine/engine.h"
#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/token.h"

static const char *name_of(uint32_t c)
{
	switch (c) {
	case ' ':
		return "a blank";
	case '\t':
		return "a tab";
	case '\n':
	case '\r':
		return "a line break";
	case '"':
		return "a quotation mark";
	case '\\':
		return "a backslash";
	case 0xa0:
		return "a no-break space";
	default:
		break;
	}
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return "a control character";
	if (c >= 0x2018 && c <= 0x201f)
		return "a typographic quotation mark";
	if (ls_is_hidden_character(c))
		return "an invisible character";
	return "a character beyond ASCII";
}

/* The first character that RFC 6749 does not allow in a scope. */
static uint32_t culprit(struct ls_text text)
{
	for (size_t i = 0; i < text.n;) {
		uint32_t c;
		size_t n = ls_utf8_decode(text.p + i, text.n - i, &c);

		if (n == 0)
			return 0xfffd;
		if (c < 0x21 || c > 0x7e || c == '"' || c == '\\')
			return c;
		i += n;
	}
	return 0;
}

static void flag_blanks(struct ls_run *run, struct ls_finding *f,
			const struct ls_token *token)
{
	struct ls_text trimmed = ls_text_trim(token->text);

	if (culprit(trimmed) == 0) {
		ls_hint(run, f, "write it without blanks around it");
		ls_token_replace(run, f, LS_FIX_UNSAFE, token, trimmed);
		return;
	}
	ls_token_say_separator(run, f, token);
	if (culprit(trimmed) == ' ' && trimmed.n == token->text.n)
		ls_token_split(run, f, token, " ");
}

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_finding *f;
	uint32_t c;

	if (ls_token_judge(run, token).fault != LS_TOKEN_SYNTAX)
		return;
	c = culprit(token->text);
	f = ls_flag(run, token->span,
		    "'%s' holds %s (U+%04X), which no scope may hold",
		    ls_shown(run, token->text), name_of(c), (unsigned)c);
	ls_about(run, f, request, token);
	if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
		flag_blanks(run, f, token);
	else if (run->catalog != NULL && run->catalog->complete)
		ls_token_refused(run, f);
}

/* "scope: ''": a string without a scope in it. */
static void check_string(struct ls_run *run, const struct ls_request *request,
			 const struct ls_scope_list *list)
{
	struct ls_finding *f;

	if (list->tokens.n > 0 || !ls_node_is_string(list->node) ||
	    list->node->tag.n > 0)
		return;
	f = ls_flag(run, list->node->span, "the scope is empty");
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "name the scopes it needs");
}

static void check_empty(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_scope_list *list = ls_list_of(run, request);

	check_string(run, request, list);

	for (size_t i = 0; i < list->empty_items.n; i++) {
		const struct ls_node *item = list->empty_items.v[i];
		struct ls_span cut;
		struct ls_finding *f;

		if (item->tag.n > 0)
			continue; /* tagged-scope says so */
		f = ls_flag(run, item->span, "the scope is empty");
		ls_about(run, f, request, NULL);
		if (list->tokens.n == 0 ||
		    !ls_node_cut_span(run->document->source, item, &cut)) {
			ls_hint(run, f, "name the scopes it needs");
			continue;
		}
		ls_fix(run, f, LS_FIX_SAFE, "drop the empty item");
		ls_fix_edit(run, f, cut, (struct ls_text){ 0 });
	}
}

static void check(struct ls_run *run)
{
	check_empty(run, NULL);
}

const struct ls_rule ls_rule_scope_syntax = {
	.id = "scope-syntax",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_SAFE,
	.summary = "a scope is empty or holds a character that no scope may "
		   "hold",
	.why = "A scope is made of visible ASCII characters except the "
	       "quotation mark and the backslash. A blank ends it, so one "
	       "list item with a blank is two scopes on the wire; "
	       "typographic quotes and no-break spaces come from copied "
	       "text. An empty scope is refused by some servers and means "
	       "the default to others.",
	.advice = "Write each scope exactly as the provider does.",
	.authority = "RFC 6749, section 3.3 (scope-token = 1*( %x21 / "
		     "%x23-5B / %x5D-7E ))",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: [\"booking.read \", \"\"]\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: [\"booking.read\"]\n",
	.check = check,
	.check_request = check_empty,
	.check_token = check_token,
};
