/* Globs of paths as .gitignore means them, without recursion. */
#include "config.h"

#include "base/pattern.h"

struct class_name {
	const char *name;
	const char *ranges; /* pairs of first and last byte */
};

static const struct class_name class_names[] = {
	{ "alnum", "azAZ09" },   { "alpha", "azAZ" },
	{ "blank", "  \t\t" },   { "cntrl", "\001\037\177\177" },
	{ "digit", "09" },       { "graph", "!~" },
	{ "lower", "az" },       { "print", " ~" },
	{ "punct", "!/:@[`{~" }, { "space", "\t\r  " },
	{ "upper", "AZ" },       { "xdigit", "09afAF" },
};

/* False when there is no class of that name: then nothing matches, in git. */
static bool ask_named(struct ls_text name, unsigned char c, bool *inside)
{
	const size_t n = sizeof(class_names) / sizeof(class_names[0]);

	for (size_t i = 0; i < n; i++) {
		const char *range = class_names[i].ranges;

		if (!ls_text_is(name, class_names[i].name))
			continue;
		for (; *range != '\0'; range += 2)
			*inside = *inside || (c >= (unsigned char)range[0] &&
					      c <= (unsigned char)range[1]);
		return true;
	}
	return false;
}

/* The bytes of "[:name:]" at `at`, or 0.  *close is the first ']' behind `at`
 * once it has been looked for. */
static size_t named_class(struct ls_text glob, size_t at, size_t *close,
			  struct ls_text *name)
{
	if (!ls_text_starts(ls_text_part(glob, at, glob.n), "[:"))
		return 0;
	if (*close < at + 2)
		*close = at + 2 +
			 ls_text_find(ls_text_part(glob, at + 2, glob.n), ']');
	if (*close >= glob.n || *close < at + 3 || glob.p[*close - 1] != ':')
		return 0;
	*name = ls_text_part(glob, at + 2, *close - 1);
	return *close + 1 - at;
}

/* One byte of a class, after its backslash if it has one. */
static bool class_byte(struct ls_text glob, size_t *at, unsigned char *byte)
{
	if (*at < glob.n && glob.p[*at] == '\\')
		++*at;
	if (*at >= glob.n)
		return false;
	*byte = (unsigned char)glob.p[(*at)++];
	return true;
}

/* The first byte of a range stands at *at.  Moves behind the range. */
static bool class_range(struct ls_text glob, size_t *at, unsigned char c,
			bool *inside)
{
	unsigned char first, last;

	if (!class_byte(glob, at, &first))
		return false;
	last = first;
	if (*at + 1 < glob.n && glob.p[*at] == '-' && glob.p[*at + 1] != ']') {
		++*at;
		if (!class_byte(glob, at, &last))
			return false;
	}
	/* Of a range that runs backwards git takes the first byte. */
	*inside = *inside || c == first || (c >= first && c <= last);
	return true;
}

/* Asks the class that starts at `at` about c.  Returns where the class ends, or
 * 0 when it does not. */
static size_t match_class(struct ls_text glob, size_t at, unsigned char c,
			  bool *matches)
{
	bool inside = false;
	bool negated;
	size_t first, close = 0;

	at++;
	negated = at < glob.n && (glob.p[at] == '!' || glob.p[at] == '^');
	at += negated;
	for (first = at; at < glob.n && (glob.p[at] != ']' || at == first);) {
		struct ls_text name;
		size_t n = named_class(glob, at, &close, &name);

		if (n > 0) {
			if (!ask_named(name, c, &inside))
				return 0;
			at += n;
		} else if (!class_range(glob, &at, c, &inside)) {
			return 0;
		}
	}
	if (at >= glob.n)
		return 0;
	*matches = inside != negated;
	return at + 1;
}

/* Matches one byte against what stands at *at, which is no star, and moves
 * behind it. */
static bool match_one(struct ls_text glob, size_t *at, char c)
{
	char g = glob.p[*at];
	bool matches;
	size_t end;

	if (g == '?' && c != '/') {
		++*at;
		return true;
	}
	if (g == '[') {
		end = match_class(glob, *at, (unsigned char)c, &matches);
		if (end == 0 || !matches || c == '/')
			return false;
		*at = end;
		return true;
	}
	if (g == '\\') {
		if (*at + 1 >= glob.n || glob.p[*at + 1] != c)
			return false;
		*at += 2;
		return true;
	}
	if (g == '?' || g != c)
		return false;
	++*at;
	return true;
}

/* Behind the stars at `at` when they stand for any number of folders: two or
 * more, alone between slashes.  Else 0. */
static size_t after_folders(struct ls_text glob, size_t at)
{
	size_t end = at;

	if (at > 0 && glob.p[at - 1] != '/')
		return 0;
	while (end < glob.n && glob.p[end] == '*')
		end++;
	if (end - at < 2 || (end < glob.n && glob.p[end] != '/'))
		return 0;
	return end;
}

/* A star that was met: where the glob goes on, and from where in the path. */
struct resume {
	bool set;
	size_t glob;
	size_t path;
};

/*
 * Only the last star of a part and the last "**" ever need another try: what
 * stands before them has matched as early as it can.  So each byte of the path
 * meets each byte of the glob a bounded number of times.
 */
struct matching {
	struct ls_text glob, path;
	size_t g, p;
	struct resume star;    /* '*': takes one byte more */
	struct resume folders; /* "**": takes one folder more */
};

/* Takes a step back to the last star that can take more. */
static bool retry(struct matching *m)
{
	struct ls_text rest;

	if (m->star.set && m->star.path < m->path.n &&
	    m->path.p[m->star.path] != '/') {
		m->p = ++m->star.path;
		m->g = m->star.glob;
		return true;
	}
	m->star.set = false;
	if (!m->folders.set)
		return false;
	rest = ls_text_part(m->path, m->folders.path, m->path.n);
	m->folders.path += ls_text_find(rest, '/') + 1;
	m->p = m->folders.path;
	m->g = m->folders.glob;
	return m->p <= m->path.n;
}

/* Goes one element of the glob on, or false. */
static bool step(struct matching *m)
{
	bool slash;

	if (m->g == m->glob.n)
		return false;
	if (m->glob.p[m->g] == '*') {
		while (m->g < m->glob.n && m->glob.p[m->g] == '*')
			m->g++;
		m->star = (struct resume){ true, m->g, m->p };
		return true;
	}
	if (m->p == m->path.n)
		return false;
	slash = m->glob.p[m->g] == '/';
	if (!match_one(m->glob, &m->g, m->path.p[m->p]))
		return false;
	m->p++;
	if (slash)
		m->star.set = false;
	return true;
}

static bool match_path(struct ls_text glob, struct ls_text path)
{
	struct matching m = { .glob = glob, .path = path };

	while (m.g < glob.n || m.p < path.n) {
		size_t behind = after_folders(glob, m.g);

		if (behind > 0 && behind == glob.n)
			return m.p < path.n;
		if (behind > 0) {
			m.g = behind + 1;
			m.folders = (struct resume){ true, m.g, m.p };
			m.star.set = false;
		} else if (!step(&m) && !retry(&m)) {
			return false;
		}
	}
	return true;
}

bool ls_glob_match(struct ls_text glob, struct ls_text path)
{
	if (ls_text_starts(glob, "/"))
		return match_path(ls_text_part(glob, 1, glob.n), path);
	if (ls_text_find(glob, '/') < glob.n)
		return match_path(glob, path);
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return match_path(glob, ls_text_part(path, i, path.n));
	return match_path(glob, path);
}
