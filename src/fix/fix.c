/* Chooses fixes, tries them in memory, and makes those that hold. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fix/fix.h"

struct tally {
	uint32_t errors;
	uint32_t total;
	/* Findings that a fix could take away, by severity. */
	uint32_t fixable[LS_ERROR + 1];
};

/* A text as it is understood. */
struct look {
	struct ls_document *document;
	struct ls_manifests manifests;
	const struct ls_results *results;
	struct tally tally;
};

struct candidate {
	const struct ls_finding *finding;
	size_t index; /* in the findings */
	bool is_chosen;
};

struct fixing {
	const struct ls_engine_options *options; /* for one text in memory */
	struct ls_text path;
	bool unsafe;
	struct ls_arena *scratch; /* emptied after each pass */
	struct ls_arena *trial;   /* emptied after each try */
	unsigned tries_left;      /* on the whole text */

	/* of the pass */
	struct ls_text text;
	struct look now;
	struct tally reached;         /* with what is chosen so far */
	struct candidate *candidates; /* of the batch */
	size_t count;
	uint32_t refused;
	bool ran_out; /* of memory or tries */

	/* of the try */
	bool must_not_widen;
	size_t added;             /* fixes */
	uint32_t promised_errors; /* that they should take away */
	bool holds;
};

/* --- understanding a text --- */

static bool is_fixable(const struct fixing *fixing,
		       const struct ls_finding *finding)
{
	if (finding->is_suppressed)
		return false;
	return finding->fix.applicability == LS_FIX_SAFE ||
	       (finding->fix.applicability == LS_FIX_UNSAFE && fixing->unsafe);
}

static struct tally count_findings(const struct fixing *fixing,
				   const struct ls_results *results)
{
	struct tally tally = {
		.errors = results->errors,
		.total = results->errors + results->warnings + results->notes +
			 results->truncated,
		/* What was not listed would be fixed in a later pass. */
		.fixable[LS_NOTE] = results->truncated,
	};

	for (size_t i = 0; i < results->findings.n; i++) {
		const struct ls_finding *finding = results->findings.v[i];

		if (is_fixable(fixing, finding))
			tally.fixable[finding->severity]++;
	}
	return tally;
}

/* False when it is no manifest that can be read and decided. */
static bool take_look(struct fixing *fixing, struct ls_arena *arena,
		      struct ls_text text, struct look *look)
{
	const struct ls_manifest_options options = {
		.catalogs = fixing->options->catalogs,
		.provider = fixing->options->provider,
	};
	const struct ls_work work = {
		.path = fixing->path,
		.named = true,
		.in_memory = true,
		.bytes = text,
	};
	struct ls_source *source;
	struct ls_problem problem;

	look->results = ls_engine_run(arena, fixing->options, &work, 1);
	fixing->ran_out = fixing->ran_out || look->results->undecided;
	if (look->results->unreadable || look->results->undecided ||
	    look->results->manifests == 0)
		return false;
	source = ls_source_new(arena, fixing->path, text);
	look->document = ls_document_read(
		arena, source, ls_syntax_of(fixing->path, text), &problem);
	if (look->document == NULL)
		return false;
	look->manifests = ls_manifest_read(arena, look->document, &options);
	look->tally = count_findings(fixing, look->results);
	return true;
}

/* --- trying --- */

static int compare_edits(const void *a, const void *b)
{
	const struct ls_edit *x = a;
	const struct ls_edit *y = b;

	return (x->span.start > y->span.start) -
	       (x->span.start < y->span.start);
}

static struct ls_edit *chosen_edits(const struct fixing *fixing,
				    struct ls_arena *arena, size_t *n)
{
	LS_VEC(struct ls_edit) all = { .v = NULL };

	for (size_t i = 0; i < fixing->count; i++) {
		const struct ls_fix *fix = &fixing->candidates[i].finding->fix;

		if (!fixing->candidates[i].is_chosen)
			continue;
		for (size_t e = 0; e < fix->edits.n; e++)
			*LS_PUSH(arena, &all) = fix->edits.v[e];
	}
	if (all.n > 1)
		qsort(all.v, all.n, sizeof(*all.v), compare_edits);
	*n = all.n;
	return all.v;
}

static uint32_t fixable_of(const struct tally *tally)
{
	return tally->fixable[LS_ERROR] + tally->fixable[LS_WARNING] +
	       tally->fixable[LS_NOTE];
}

/* Several fixes at once: each must have taken its own finding away, so that no
 * good one covers up for a bad one. */
static bool keep_promises(const struct fixing *fixing, const struct tally *then)
{
	const struct tally *now = &fixing->reached;

	return then->errors + fixing->promised_errors <= now->errors &&
	       fixable_of(then) + fixing->added <= fixable_of(now);
}

/* Fewer errors; or as many, and fewer findings that can be fixed, the more
 * severe ones first.  This falls with every fix that is made, so there is an
 * end, and no way in circles. */
static bool is_better(const struct tally *now, const struct tally *then)
{
	if (then->errors != now->errors)
		return then->errors < now->errors;
	for (int level = LS_ERROR; level >= LS_NOTE; level--)
		if (then->fixable[level] != now->fixable[level])
			return then->fixable[level] < now->fixable[level];
	return false;
}

static bool is_wanted(const struct fixing *fixing, const struct tally *then)
{
	if (fixing->must_not_widen && then->total > fixing->reached.total)
		return false;
	if (fixing->added > 1)
		return keep_promises(fixing, then);
	return is_better(&fixing->reached, then);
}

static void try_body(void *arg)
{
	struct fixing *fixing = arg;
	struct ls_arena *arena = fixing->trial;
	struct look then = { .document = NULL };
	size_t n;
	const struct ls_edit *edits = chosen_edits(fixing, arena, &n);
	struct ls_text text = ls_edits_apply(arena, fixing->text, edits, n);

	if (!take_look(fixing, arena, text, &then) ||
	    !is_wanted(fixing, &then.tally) ||
	    !ls_edits_keep(arena, fixing->now.document, then.document, edits,
			   n))
		return;
	if (fixing->must_not_widen &&
	    ls_fix_widens(arena, &fixing->now.manifests, &then.manifests))
		return;
	fixing->reached = then.tally;
	fixing->holds = true;
}

static bool holds(struct fixing *fixing)
{
	bool came_back;

	if (fixing->tries_left == 0) {
		fixing->ran_out = true;
		return false;
	}
	fixing->tries_left--;
	fixing->holds = false;
	came_back = ls_guard(fixing->trial, try_body, fixing);
	ls_arena_reset(fixing->trial);
	if (!came_back)
		fixing->ran_out = true;
	return came_back && fixing->holds;
}

static void choose(struct fixing *fixing, size_t from, size_t to, bool chosen)
{
	fixing->added = to - from;
	fixing->promised_errors = 0;
	for (size_t i = from; i < to; i++) {
		fixing->candidates[i].is_chosen = chosen;
		fixing->promised_errors +=
			fixing->candidates[i].finding->severity == LS_ERROR;
	}
}

/* All of [from, to) at once, else each half by itself: few tries when nearly
 * all fixes hold.  As deep as a number has bits. */
static void try_range(struct fixing *fixing, size_t from, size_t to)
{
	size_t middle = from + (to - from) / 2;

	if (from == to)
		return;
	choose(fixing, from, to, true);
	if (holds(fixing))
		return;
	choose(fixing, from, to, false);
	if (to - from == 1) {
		fixing->refused++;
		return;
	}
	try_range(fixing, from, middle);
	try_range(fixing, middle, to);
}

/* --- choosing --- */

static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *x = a;
	const struct candidate *y = b;

	if (x->finding->fix.weight != y->finding->fix.weight)
		return y->finding->fix.weight - x->finding->fix.weight;
	return (x->index > y->index) - (x->index < y->index);
}

/* Fixes that take rights away because of what is needed: each of two may be
 * right and both together wrong, so one of them is made at a time. */
static bool goes_alone(const struct ls_finding *finding)
{
	return finding->scope.n > 0 &&
	       (finding->rule->family == LS_FAMILY_PRIVILEGE ||
		finding->rule->family == LS_FAMILY_GOVERNANCE ||
		finding->rule->family == LS_FAMILY_AGENT);
}

static bool fixes_meet(const struct ls_finding *a, const struct ls_finding *b)
{
	for (size_t i = 0; i < a->fix.edits.n; i++)
		for (size_t j = 0; j < b->fix.edits.n; j++)
			if (ls_edits_meet(&a->fix.edits.v[i],
					  &b->fix.edits.v[j]))
				return true;
	return goes_alone(a) && goes_alone(b) &&
	       ls_text_eq(a->client, b->client) &&
	       ls_text_eq(a->request, b->request);
}

/* The fixes of one kind that do not meet, heaviest first. */
static void make_batch(struct fixing *fixing, enum ls_applicability kind)
{
	const struct ls_results *results = fixing->now.results;
	struct candidate *all = ls_arena_get(
		fixing->scratch, (results->findings.n + 1) * sizeof(*all));
	size_t n = 0;
	size_t kept = 0;

	for (size_t i = 0; i < results->findings.n; i++) {
		const struct ls_finding *finding = results->findings.v[i];

		if (is_fixable(fixing, finding) &&
		    finding->fix.applicability == kind)
			all[n++] = (struct candidate){ .finding = finding,
						       .index = i };
	}
	if (n > 1)
		qsort(all, n, sizeof(*all), compare_candidates);
	for (size_t i = 0; i < n; i++) {
		bool meets = false;

		for (size_t j = 0; j < kept && !meets; j++)
			meets = fixes_meet(all[j].finding, all[i].finding);
		if (!meets)
			all[kept++] = all[i];
	}
	fixing->candidates = all;
	fixing->count = kept;
}

static bool any_chosen(const struct fixing *fixing)
{
	for (size_t i = 0; i < fixing->count; i++)
		if (fixing->candidates[i].is_chosen)
			return true;
	return false;
}

/* A file with CRLF gets CRLF in what is put in, too. */
static void match_line_ends(struct fixing *fixing, struct ls_edit *edit)
{
	struct ls_out out = ls_out_new(fixing->scratch);
	struct ls_text text = edit->text;

	if (ls_text_find(text, '\n') == text.n)
		return;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n' && (i == 0 || text.p[i - 1] != '\r'))
			ls_out_char(&out, '\r');
		ls_out_char(&out, text.p[i]);
	}
	edit->text = ls_out_text(&out);
}

/* When the last line is cut and has no line end, the one in front of it goes:
 * a file that ended without one still does. */
static void match_last_line(struct ls_text text, struct ls_edit *edit)
{
	uint32_t start = edit->span.start;

	if (edit->text.n > 0 || edit->span.end != text.n || start == 0 ||
	    start == text.n || ls_text_ends(text, "\n") ||
	    text.p[start - 1] != '\n')
		return;
	start--;
	if (start > 0 && text.p[start - 1] == '\r')
		start--;
	edit->span.start = start;
}

static void fit_edits(struct fixing *fixing)
{
	const struct ls_results *results = fixing->now.results;
	struct ls_text text = fixing->text;
	size_t first = ls_text_find(text, '\n');
	bool has_crlf = first < text.n && first > 0 &&
			text.p[first - 1] == '\r';

	for (size_t i = 0; i < results->findings.n; i++) {
		struct ls_fix *fix = &results->findings.v[i]->fix;

		for (size_t e = 0; has_crlf && e < fix->edits.n; e++)
			match_line_ends(fixing, &fix->edits.v[e]);
		if (fix->edits.n == 1)
			match_last_line(text, &fix->edits.v[0]);
	}
}

/* One pass: the safe ones; the unsafe ones when none of those held. */
static void pass_body(void *arg)
{
	struct fixing *fixing = arg;

	fixing->count = 0;
	fixing->refused = 0;
	if (!take_look(fixing, fixing->scratch, fixing->text, &fixing->now))
		return;
	fixing->reached = fixing->now.tally;
	fit_edits(fixing);
	for (int kind = LS_FIX_SAFE; kind <= LS_FIX_UNSAFE; kind++) {
		make_batch(fixing, (enum ls_applicability)kind);
		fixing->must_not_widen = kind == LS_FIX_SAFE;
		try_range(fixing, 0, fixing->count);
		if (any_chosen(fixing))
			return;
	}
}

/* --- the result --- */

static struct ls_text masked(struct ls_arena *arena,
			     const struct ls_results *results,
			     struct ls_text text)
{
	struct ls_out out = ls_out_new(arena);
	size_t at = 0;

	if (results == NULL || results->secrets.n == 0)
		return text;
	while (at < text.n) {
		uint32_t code_point;
		size_t n = ls_utf8_decode(text.p + at, text.n - at,
					  &code_point);
		bool hide = false;

		n = n == 0 ? 1 : n;
		for (size_t i = 0; i < results->secrets.n; i++)
			hide = hide ||
			       (results->secrets.v[i].span.start <= at &&
				results->secrets.v[i].span.end > at);
		/* Line ends stay, so that lines remain lines. */
		if (hide && text.p[at] != '\n' && text.p[at] != '\r')
			ls_out_char(&out, '*');
		else
			ls_out_raw(&out, ls_text_part(text, at, at + n));
		at += n;
	}
	return ls_out_text(&out);
}

static void note_applied(struct ls_arena *arena, const struct fixing *fixing,
			 struct ls_fix_result *result)
{
	for (size_t i = 0; i < fixing->count; i++) {
		const struct ls_finding *finding =
			fixing->candidates[i].finding;

		if (!fixing->candidates[i].is_chosen)
			continue;
		*LS_PUSH(arena, &result->applied) = (struct ls_fixed){
			.rule = finding->rule,
			.applicability = finding->fix.applicability,
			.title = ls_arena_copy(arena, finding->fix.title),
			.scope = ls_arena_copy(arena, finding->scope),
			.line = finding->start.line,
		};
	}
}

/* False at the end: nothing more was changed. */
static bool pass(struct ls_arena *arena, struct fixing *fixing, bool is_first,
		 struct ls_fix_result *result)
{
	const struct ls_edit *edits;
	bool came_back;
	bool changed;
	size_t n;

	fixing->now = (struct look){ .document = NULL };
	fixing->text = result->text;
	came_back = ls_guard(fixing->scratch, pass_body, fixing);
	changed = came_back && any_chosen(fixing);
	if (came_back && is_first)
		result->before_masked = masked(arena, fixing->now.results,
					       result->text);
	if (came_back && !changed)
		result->after_masked = masked(arena, fixing->now.results,
					      result->text);
	if (changed) {
		edits = chosen_edits(fixing, arena, &n);
		result->text = ls_edits_apply(arena, result->text, edits, n);
		note_applied(arena, fixing, result);
	}
	result->refused = fixing->refused;
	result->is_stable = came_back && !changed && !fixing->ran_out;
	ls_arena_reset(fixing->scratch);
	return changed;
}

static void drop_arenas(void *arg)
{
	struct fixing *fixing = arg;

	ls_arena_free(fixing->trial);
	ls_arena_free(fixing->scratch);
	fixing->trial = NULL;
	fixing->scratch = NULL;
}

static struct fixing *new_fixing(struct ls_arena *arena)
{
	struct fixing *fixing = ls_arena_get(arena, sizeof(*fixing));

	ls_arena_own(arena, drop_arenas, fixing);
	fixing->scratch = ls_arena_new(LS_LIMIT_RESULT_MEMORY);
	fixing->trial = ls_arena_new(LS_LIMIT_RESULT_MEMORY);
	if (fixing->scratch == NULL || fixing->trial == NULL)
		ls_arena_leave(arena);
	fixing->tries_left = LS_LIMIT_FIX_TRIALS;
	return fixing;
}

bool ls_fix_text(struct ls_arena *arena,
		 const struct ls_engine_options *options, struct ls_text path,
		 struct ls_text bytes, bool unsafe,
		 struct ls_fix_result *result)
{
	struct ls_engine_options *quiet = ls_arena_get(arena, sizeof(*quiet));
	struct fixing *fixing = new_fixing(arena);
	unsigned passes = 0;

	*quiet = *options;
	quiet->jobs = 1;
	quiet->line_hashes = false;
	quiet->progress = NULL;
	fixing->options = quiet;
	fixing->path = path;
	fixing->unsafe = unsafe;
	*result = (struct ls_fix_result){ .text = bytes };
	while (pass(arena, fixing, passes == 0, result)) {
		/* The last pass only looks. */
		if (++passes >= LS_LIMIT_FIX_ROUNDS)
			fixing->tries_left = 0;
	}
	drop_arenas(fixing);
	return result->applied.n > 0;
}
