/* The rule table as text, Markdown, manual page and JSON. */
#include "config.h"

#include "report/json_writer.h"
#include "report/pages.h"

static const char *confidence_word(const struct ls_rule *rule)
{
	return rule->confidence == LS_CERTAIN ? "certain" : "likely";
}

static const char *fix_sentence(const struct ls_rule *rule)
{
	switch (rule->fix) {
	case LS_FIX_SAFE:
		return "Yes, where it never widens access: --fix.";
	case LS_FIX_UNSAFE:
		return "Yes, but look at it first: --fix --unsafe-fixes.";
	case LS_FIX_NONE:
		break;
	}
	return "No: this needs a decision of yours.";
}

/* --- text --- */

static void text_section(struct ls_out *out, const char *title,
			 const char *text)
{
	ls_out_printf(out, "\n%s\n", title);
	ls_page_wrap(out, "    ", ls_text_of(text));
}

static void text_lines(struct ls_out *out, const char *title, const char *text)
{
	ls_out_printf(out, "\n%s\n", title);
	ls_page_indent(out, "    ", text);
}

static void page_text(struct ls_out *out, const struct ls_rule *rule)
{
	ls_out_printf(out, "%s (%s, %s)\n", rule->id,
		      ls_severity_word(rule->severity), confidence_word(rule));
	ls_page_wrap(out, "    ", ls_text_of(rule->summary));
	text_section(out, "Why", rule->why);
	text_section(out, "What to do", rule->advice);
	text_lines(out, "Bad", rule->bad);
	text_lines(out, "Good", rule->good);
	text_lines(out, "Authority", rule->authority);
	text_section(out, "Can it be fixed by the program?",
		     fix_sentence(rule));
}

/* --- Markdown --- */

static void markdown_lines(struct ls_out *out, const char *text)
{
	struct ls_text rest = ls_text_of(text);
	struct ls_text line;

	while (rest.n > 0 && ls_text_cut(&rest, '\n', &line)) {
		ls_out_string(out, "- ");
		ls_out_markdown(out, line);
		ls_out_char(out, '\n');
	}
}

static void markdown_paragraphs(struct ls_out *out, const char *text)
{
	struct ls_out plain = ls_out_new(out->arena);
	struct ls_text rest, line;

	ls_page_wrap(&plain, "", ls_text_of(text));
	rest = ls_text_trim(ls_out_text(&plain));
	while (rest.n > 0 && ls_text_cut(&rest, '\n', &line)) {
		ls_out_markdown(out, line);
		ls_out_char(out, '\n');
	}
}

static void markdown_example(struct ls_out *out, const char *title,
			     const char *text)
{
	ls_out_printf(out, "\n%s:\n\n```yaml\n", title);
	ls_page_indent(out, "", text);
	ls_out_string(out, "```\n");
}

static void page_markdown(struct ls_out *out, const struct ls_rule *rule)
{
	ls_out_printf(out, "## %s\n\n", rule->id);
	markdown_paragraphs(out, rule->summary);
	ls_out_printf(out, "\nSeverity: %s. Confidence: %s. Fix: %s\n\n",
		      ls_severity_word(rule->severity), confidence_word(rule),
		      fix_sentence(rule));
	markdown_paragraphs(out, rule->why);
	ls_out_char(out, '\n');
	markdown_paragraphs(out, rule->advice);
	markdown_example(out, "Bad", rule->bad);
	markdown_example(out, "Good", rule->good);
	ls_out_string(out, "\nAuthority:\n\n");
	markdown_lines(out, rule->authority);
}

/* --- manual page (mdoc) --- */

/* mdoc takes a line that starts with a dot or quote for a request. */
static void man_words(struct ls_out *out, struct ls_text text, bool start)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (start && (c == '.' || c == '\''))
			ls_out_string(out, "\\&");
		if (c == '\\')
			ls_out_string(out, "\\e");
		else
			ls_out_char(out, c);
		start = c == '\n';
	}
}

static void man_text(struct ls_out *out, struct ls_text text)
{
	man_words(out, text, true);
}

static bool ends_sentence(struct ls_text word)
{
	while (word.n > 0 &&
	       (word.p[word.n - 1] == ')' || word.p[word.n - 1] == '\''))
		word.n--;
	return word.n > 0 &&
	       (word.p[word.n - 1] == '.' || word.p[word.n - 1] == '?');
}

/* A new sentence starts a new line: so mdoc knows where one ends. */
static void man_sentences(struct ls_out *out, struct ls_text line)
{
	struct ls_text word;
	bool starts = true;

	while (ls_text_word(&line, &word)) {
		if (!starts)
			ls_out_char(out, ' ');
		man_words(out, word, starts);
		starts = ends_sentence(word);
		if (starts)
			ls_out_char(out, '\n');
	}
	if (!starts)
		ls_out_char(out, '\n');
}

static void man_paragraphs(struct ls_out *out, const char *text)
{
	struct ls_out plain = ls_out_new(out->arena);
	struct ls_text rest;
	struct ls_text line;

	ls_page_wrap(&plain, "", ls_text_of(text));
	rest = ls_out_text(&plain);
	while (rest.n > 0 && ls_text_cut(&rest, '\n', &line)) {
		if (line.n == 0)
			ls_out_string(out, ".Pp\n");
		else
			man_sentences(out, line);
	}
}

static void man_example(struct ls_out *out, const char *title, const char *text)
{
	struct ls_out shown = ls_out_new(out->arena);

	ls_page_indent(&shown, "", text);
	ls_out_printf(out, ".Pp\n%s:\n.Bd -literal -offset indent\n", title);
	man_text(out, ls_out_text(&shown));
	ls_out_string(out, ".Ed\n");
}

static void man_authority(struct ls_out *out, const char *text)
{
	struct ls_text rest = ls_text_of(text);
	struct ls_text line;

	ls_out_string(out, ".Pp\nAuthority:\n.Bl -bullet -compact\n");
	while (rest.n > 0 && ls_text_cut(&rest, '\n', &line)) {
		ls_out_string(out, ".It\n");
		man_text(out, line);
		ls_out_char(out, '\n');
	}
	ls_out_string(out, ".El\n");
}

static void page_man(struct ls_out *out, const struct ls_rule *rule)
{
	ls_out_printf(out, ".Ss %s (%s)\n", rule->id,
		      ls_severity_word(rule->severity));
	man_paragraphs(out, rule->summary);
	ls_out_string(out, ".Pp\n");
	man_paragraphs(out, rule->why);
	ls_out_string(out, ".Pp\n");
	man_paragraphs(out, rule->advice);
	man_example(out, "Bad", rule->bad);
	man_example(out, "Good", rule->good);
	man_authority(out, rule->authority);
}

/* --- JSON --- */

static void page_json(struct ls_json *json, const struct ls_rule *rule)
{
	static const char *const fixes[] = {
		[LS_FIX_NONE] = "none",
		[LS_FIX_SAFE] = "safe",
		[LS_FIX_UNSAFE] = "unsafe",
	};

	ls_json_open(json, NULL, '{');
	ls_json_string(json, "id", rule->id);
	ls_json_string(json, "severity", ls_severity_word(rule->severity));
	ls_json_string(json, "confidence", confidence_word(rule));
	ls_json_string(json, "fix", fixes[rule->fix]);
	ls_json_string(json, "summary", rule->summary);
	ls_json_string(json, "why", rule->why);
	ls_json_string(json, "advice", rule->advice);
	ls_json_string(json, "bad", rule->bad);
	ls_json_string(json, "good", rule->good);
	ls_json_string(json, "authority", rule->authority);
	ls_json_close(json, '}');
}

void ls_page_rule(struct ls_out *out, const struct ls_rule *rule,
		  enum ls_page as)
{
	struct ls_json json = { .out = out };

	switch (as) {
	case LS_PAGE_MARKDOWN:
		page_markdown(out, rule);
		return;
	case LS_PAGE_MAN:
		page_man(out, rule);
		return;
	case LS_PAGE_JSON:
		page_json(&json, rule);
		ls_out_char(out, '\n');
		return;
	case LS_PAGE_NAMES:
		ls_out_printf(out, "%s\n", rule->id);
		return;
	case LS_PAGE_TEXT:
		page_text(out, rule);
	}
}

static const char man_head[] =
	".\\\" Printed by leastscope list rules --as man.\n"
	".Dd $Mdocdate$\n"
	".Dt LEASTSCOPE-RULES 7\n"
	".Os\n"
	".Sh NAME\n"
	".Nm leastscope-rules\n"
	".Nd what leastscope checks, and on whose authority\n"
	".Sh DESCRIPTION\n"
	"Every rule of\n"
	".Xr leastscope 1 ,\n"
	"with its reason, a bad and a good example, and its source.\n";

static void start_rules(struct ls_out *out, struct ls_json *json,
			enum ls_page as)
{
	switch (as) {
	case LS_PAGE_MARKDOWN:
		ls_out_string(out, "# The rules\n\nPrinted by `leastscope "
				   "list rules --as markdown`.\n");
		return;
	case LS_PAGE_MAN:
		ls_out_string(out, man_head);
		return;
	case LS_PAGE_JSON:
		ls_json_open(json, NULL, '[');
		return;
	case LS_PAGE_TEXT:
	case LS_PAGE_NAMES:
		return;
	}
}

void ls_page_rules(struct ls_out *out, const struct ls_engine_options *options,
		   enum ls_page as)
{
	struct ls_json json = { .out = out };

	start_rules(out, &json, as);
	for (size_t i = 0; options->rules[i] != NULL; i++) {
		const struct ls_rule *rule = options->rules[i];

		if (as == LS_PAGE_TEXT)
			ls_out_printf(out, "%-28s %-8s %s\n", rule->id,
				      ls_severity_word(ls_engine_severity(
					      options, rule)),
				      rule->summary);
		else if (as == LS_PAGE_JSON)
			page_json(&json, rule);
		else {
			if (as == LS_PAGE_MARKDOWN)
				ls_out_char(out, '\n');
			ls_page_rule(out, rule, as);
		}
	}
	if (as == LS_PAGE_JSON)
		ls_out_string(out, "]\n");
	if (as == LS_PAGE_MAN)
		ls_out_string(out, ".Sh SEE ALSO\n.Xr leastscope 1\n");
}
