/* Reads and matches path patterns as gitignore(5) describes them. */
#include "config.h"

#include <string.h>

#include "base/limits.h"
#include "base/pattern.h"
#include "manifest/ignore.h"

/* --- reading --- */

/* Blanks at the end count only behind a backslash. */
static struct ls_text without_end(struct ls_text line)
{
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	while (line.n > 0 && line.p[line.n - 1] == ' ' &&
	       !(line.n > 1 && line.p[line.n - 2] == '\\'))
		line.n--;
	return line;
}

static bool is_plain(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++)
		if (memchr("*?[\\", text.p[i], 4) != NULL)
			return false;
	return true;
}

static void choose_how(struct ls_ignore_pattern *pattern)
{
	struct ls_text glob = pattern->glob;
	struct ls_text rest = ls_text_part(glob, 1, glob.n);

	if (is_plain(glob)) {
		pattern->how = LS_IGNORE_LITERAL;
		if (glob.p[0] == '/')
			pattern->glob = rest;
	} else if (!pattern->whole_path && glob.p[0] == '*' && is_plain(rest)) {
		pattern->how = LS_IGNORE_SUFFIX;
		pattern->glob = rest;
	}
}

static bool has_file_name(struct ls_text glob)
{
	size_t start = glob.n;
	struct ls_text last;

	while (start > 0 && glob.p[start - 1] != '/')
		start--;
	last = ls_text_part(glob, start, glob.n);
	return !ls_text_is(last, "*") && !ls_text_is(last, "**");
}

void ls_ignores_start(struct ls_ignores *ignores, size_t base)
{
	*LS_PUSH(ignores->arena, &ignores->lists) = (struct ls_ignore_list){
		.base = base,
		.first = ignores->patterns.n,
	};
}

bool ls_ignores_line(struct ls_ignores *ignores, struct ls_text line)
{
	struct ls_ignore_pattern pattern = { .how = LS_IGNORE_GLOB };

	line = without_end(line);
	if (line.n == 0 || line.p[0] == '#')
		return true;
	if (line.p[0] == '!') {
		pattern.negated = true;
		line = ls_text_part(line, 1, line.n);
	}
	if (line.n > 0 && line.p[line.n - 1] == '/') {
		pattern.folder_only = true;
		line.n--;
	}
	pattern.whole_path = ls_text_find(line, '/') < line.n;
	if (line.n == 0 || ls_text_is(line, "/"))
		return true;
	if (line.n > LS_LIMIT_PATTERN_BYTES ||
	    ignores->patterns.n >= LS_LIMIT_IGNORE_PATTERNS)
		return false;
	pattern.glob = line;
	pattern.names_file = !pattern.folder_only && has_file_name(line);
	choose_how(&pattern);
	*LS_PUSH(ignores->arena, &ignores->patterns) = pattern;
	return true;
}

bool ls_ignores_file(struct ls_ignores *ignores, struct ls_text text,
		     size_t base)
{
	struct ls_text line;
	bool all = true;

	if (ls_text_starts(text, "\xef\xbb\xbf"))
		text = ls_text_part(text, 3, text.n);
	ls_ignores_start(ignores, base);
	while (ls_text_cut(&text, '\n', &line))
		all &= ls_ignores_line(ignores, line);
	return all;
}

void ls_ignores_drop(struct ls_ignores *ignores)
{
	if (ignores->lists.n > 0)
		ignores->patterns.n =
			ignores->lists.v[--ignores->lists.n].first;
}

/* --- matching --- */

static bool matches(const struct ls_ignore_pattern *pattern,
		    struct ls_text path, struct ls_text name)
{
	struct ls_text subject = pattern->whole_path ? path : name;
	struct ls_text glob = pattern->glob;

	switch (pattern->how) {
	case LS_IGNORE_LITERAL:
		return ls_text_eq(subject, glob);
	case LS_IGNORE_SUFFIX:
		return subject.n >= glob.n &&
		       memcmp(subject.p + subject.n - glob.n, glob.p, glob.n) ==
			       0;
	case LS_IGNORE_GLOB:
		break;
	}
	return ls_glob_match(glob, subject);
}

const struct ls_ignore_pattern *
ls_ignores_match(const struct ls_ignores *ignores, struct ls_text path,
		 bool is_folder)
{
	size_t end = ignores->patterns.n;
	size_t start = path.n;
	struct ls_text name;

	if (end == 0)
		return NULL;
	while (start > 0 && path.p[start - 1] != '/')
		start--;
	name = ls_text_part(path, start, path.n);
	for (size_t i = ignores->lists.n; i-- > 0;) {
		const struct ls_ignore_list *list = &ignores->lists.v[i];
		struct ls_text rest = ls_text_part(path, list->base, path.n);

		for (; end > list->first; end--) {
			const struct ls_ignore_pattern *pattern =
				&ignores->patterns.v[end - 1];

			if ((is_folder || !pattern->folder_only) &&
			    matches(pattern, rest, name))
				return pattern;
		}
	}
	return NULL;
}

const struct ls_ignore_pattern *
ls_ignores_match_deep(const struct ls_ignores *ignores, struct ls_text path,
		      bool is_folder)
{
	size_t base = ignores->lists.n > 0 ? ignores->lists.v[0].base : 0;

	for (size_t at = base; at < path.n; at++) {
		const struct ls_ignore_pattern *pattern;

		if (path.p[at] != '/')
			continue;
		pattern = ls_ignores_match(ignores, ls_text_part(path, 0, at),
					   true);
		if (pattern != NULL && !pattern->negated)
			return pattern;
	}
	return ls_ignores_match(ignores, path, is_folder);
}
