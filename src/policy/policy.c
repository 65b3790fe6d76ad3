/* Reads .leastscope.yaml, and refuses what it does not understand. */
#include "config.h"

#include "policy/policy.h"

#include "base/file.h"
#include "base/limits.h"

struct reading {
	struct ls_arena *arena;
	struct ls_policy *policy;
	ls_rule_exists exists;
	size_t entries; /* of LS_LIMIT_POLICY_RULES */
};

static const struct ls_text no_hint = { .p = NULL, .n = 0 };

/* --- problems --- */

static void add_problem(struct reading *reading, struct ls_span span,
			struct ls_text message, struct ls_text hint)
{
	*LS_PUSH(reading->arena, &reading->policy->problems) =
		(struct ls_policy_problem){ span, message, hint };
}

static void refuse(struct reading *reading, const struct ls_node *node,
		   const char *message)
{
	add_problem(reading, node->span, ls_text_of(message), no_hint);
}

static struct ls_text did_you_mean(struct reading *reading,
				   struct ls_text nearest)
{
	if (nearest.n == 0)
		return no_hint;
	return ls_arena_printf(reading->arena, "did you mean '%.*s'?",
			       LS_FMT(nearest));
}

/* The nearest of words, or empty. */
static struct ls_text nearest_word(struct ls_text text,
				   const char *const *words)
{
	struct ls_text nearest = { .n = 0 };
	unsigned best = 3;

	for (; *words != NULL; words++) {
		struct ls_text word = ls_text_of(*words);
		unsigned distance = ls_text_distance(text, word, best - 1);

		if (distance < best) {
			best = distance;
			nearest = word;
		}
	}
	return nearest;
}

static bool is_among(struct ls_text text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (ls_text_is(text, *words))
			return true;
	return false;
}

/* Every key of map must be among words. */
static void check_keys(struct reading *reading, const struct ls_node *map,
		       const char *const *words)
{
	const struct ls_node *entry;

	for (entry = ls_node_first(map); entry != NULL; entry = entry->next) {
		struct ls_text nearest;

		if (entry->key == NULL || entry->key->kind != LS_SCALAR ||
		    is_among(entry->key->text, words) ||
		    ls_text_starts(entry->key->text, "x-"))
			continue;
		nearest = nearest_word(entry->key->text, words);
		add_problem(reading, entry->key->span,
			    LS_LITERAL("the configuration has no such key"),
			    did_you_mean(reading, nearest));
	}
}

/* False, with one problem, when the configuration has too many entries. */
static bool count_entry(struct reading *reading, struct ls_span span)
{
	if (reading->entries++ < LS_LIMIT_POLICY_RULES)
		return true;
	if (reading->entries == LS_LIMIT_POLICY_RULES + 1)
		add_problem(reading, span,
			    ls_arena_printf(reading->arena,
					    "more than the limit of %d "
					    "entries",
					    LS_LIMIT_POLICY_RULES),
			    no_hint);
	return false;
}

/* --- severities --- */

static const char *const severity_words[] = { "off", "note", "warning", "error",
					      NULL };

static bool read_severity(struct reading *reading, const struct ls_node *node,
			  enum ls_severity *severity)
{
	struct ls_text nearest = { .n = 0 };

	if (node->kind == LS_SCALAR) {
		if (ls_severity_parse(node->text, severity))
			return true;
		nearest = nearest_word(node->text, severity_words);
		if (ls_text_is(node->text, "warn"))
			nearest = LS_LITERAL("warning");
		else if (ls_text_is(node->text, "info"))
			nearest = LS_LITERAL("note");
		else if (node->type == LS_BOOLEAN || ls_node_is_null(node))
			nearest = LS_LITERAL("off");
	}
	add_problem(reading, node->span,
		    LS_LITERAL("a severity is error, warning, note or off"),
		    did_you_mean(reading, nearest));
	return false;
}

/* --- rules --- */

static void read_setting_map(struct reading *reading, const struct ls_node *map,
			     struct ls_rule_setting *setting)
{
	static const char *const keys[] = { "severity", "enforce", NULL };
	const struct ls_node *severity = ls_node_get(map, "severity");
	const struct ls_node *enforce = ls_node_get(map, "enforce");

	check_keys(reading, map, keys);
	if (severity == NULL && enforce == NULL)
		refuse(reading, map,
		       "a rule's setting needs a 'severity' or "
		       "'enforce'");
	if (severity != NULL)
		setting->severity_given = read_severity(reading, severity,
							&setting->severity);
	if (enforce == NULL)
		return;
	setting->mandatory = enforce->kind == LS_SCALAR &&
			     ls_text_is(enforce->text, "mandatory");
	if (!setting->mandatory)
		refuse(reading, enforce, "'enforce' must be mandatory");
	else if (setting->severity_given && setting->severity == LS_OFF)
		refuse(reading, map, "a rule that is off cannot be mandatory");
}

static void check_rule(struct reading *reading, const struct ls_node *key)
{
	struct ls_text nearest = { .n = 0 };

	if (reading->exists == NULL || reading->exists(key->text, &nearest))
		return;
	add_problem(reading, key->span, LS_LITERAL("there is no such rule"),
		    did_you_mean(reading, nearest));
}

static void read_rules(struct reading *reading, const struct ls_node *map)
{
	const struct ls_node *entry;

	if (map->kind != LS_MAPPING) {
		refuse(reading, map,
		       "'rules' must be a mapping of rules to severities");
		return;
	}
	for (entry = map->first; entry != NULL; entry = entry->next) {
		struct ls_rule_setting setting = { .severity = LS_OFF };

		if (entry->key == NULL || entry->key->kind != LS_SCALAR)
			continue; /* a notice tells */
		if (!count_entry(reading, entry->span))
			return;
		check_rule(reading, entry->key);
		setting.rule = entry->key->text;
		setting.span = entry->key->span;
		if (entry->kind == LS_MAPPING)
			read_setting_map(reading, entry, &setting);
		else
			setting.severity_given = read_severity(
				reading, entry, &setting.severity);
		*LS_PUSH(reading->arena, &reading->policy->rules) = setting;
	}
}

/* --- files --- */

struct globs {
	LS_VEC(struct ls_text) list;
};

static void read_glob(struct reading *reading, const struct ls_node *item,
		      struct globs *globs)
{
	struct ls_text glob = item->text;

	if (!ls_node_is_string(item) || ls_text_trim(glob).n == 0) {
		refuse(reading, item, "a glob must be a string");
		return;
	}
	if (!count_entry(reading, item->span))
		return;
	if (ls_text_starts(glob, "./"))
		glob = ls_text_part(glob, 2, glob.n);
	if (glob.n > LS_LIMIT_PATTERN_BYTES)
		add_problem(reading, item->span,
			    ls_arena_printf(reading->arena,
					    "a glob has %zu bytes; the limit "
					    "is %d",
					    glob.n, LS_LIMIT_PATTERN_BYTES),
			    no_hint);
	else if (ls_text_starts(glob, "#"))
		refuse(reading, item,
		       "a glob that starts with '#' needs a backslash before "
		       "it");
	else
		*LS_PUSH(reading->arena, &globs->list) = glob;
}

static struct globs read_globs(struct reading *reading,
			       const struct ls_node *node)
{
	struct globs globs = { .list = { .n = 0 } };
	const struct ls_node *item;

	if (node == NULL || ls_node_is_null(node))
		return globs;
	if (node->kind == LS_MAPPING)
		refuse(reading, node, "this must be a list of globs");
	if (node->kind == LS_SCALAR)
		read_glob(reading, node, &globs);
	if (node->kind == LS_SEQUENCE)
		for (item = node->first; item != NULL; item = item->next)
			read_glob(reading, item, &globs);
	return globs;
}

static void read_files(struct reading *reading, const struct ls_node *map)
{
	static const char *const keys[] = { "include", "exclude", NULL };
	struct ls_policy *policy = reading->policy;
	struct globs globs;

	if (map->kind != LS_MAPPING) {
		refuse(reading, map,
		       "'files' must be a mapping of 'include' and 'exclude'");
		return;
	}
	check_keys(reading, map, keys);
	globs = read_globs(reading, ls_node_get(map, "include"));
	policy->include.v = globs.list.v;
	policy->include.n = globs.list.n;
	globs = read_globs(reading, ls_node_get(map, "exclude"));
	policy->exclude.v = globs.list.v;
	policy->exclude.n = globs.list.n;
}

/* --- the profile --- */

const struct ls_profile *ls_profile_find(struct ls_text id)
{
	for (const struct ls_profile *p = ls_profiles; p->id != NULL; p++)
		if (ls_text_is(id, p->id))
			return p;
	return NULL;
}

static struct ls_text nearest_profile(struct ls_text name)
{
	struct ls_text nearest = { .n = 0 };
	unsigned best = 3;

	for (const struct ls_profile *p = ls_profiles; p->id != NULL; p++) {
		struct ls_text id = ls_text_of(p->id);
		unsigned distance = ls_text_distance(name, id, best - 1);

		if (distance < best) {
			best = distance;
			nearest = id;
		}
	}
	return nearest;
}

static void read_extends(struct reading *reading, const struct ls_node *node)
{
	const struct ls_node *item = node;

	if (node->kind == LS_SEQUENCE) {
		item = node->first;
		if (item == NULL)
			return;
		if (item->next != NULL) {
			refuse(reading, item->next,
			       "this version extends one profile only");
			return;
		}
	}
	if (!ls_node_is_string(item)) {
		refuse(reading, item, "'extends' must name a profile");
		return;
	}
	if (ls_profile_find(item->text) != NULL) {
		reading->policy->profile = item->text;
		return;
	}
	add_problem(reading, item->span,
		    LS_LITERAL("there is no such profile; `list profiles` "
			       "shows those there are"),
		    did_you_mean(reading, nearest_profile(item->text)));
}

/* --- the whole --- */

static void read_root_key(struct reading *reading, const struct ls_node *node)
{
	if (node->kind != LS_SCALAR || node->type != LS_BOOLEAN) {
		refuse(reading, node, "'root' must be true or false");
		return;
	}
	reading->policy->root = (node->text.p[0] | 0x20) == 't';
}

static void read_later(struct reading *reading, const struct ls_node *node)
{
	add_problem(reading, node->key->span,
		    ls_arena_printf(reading->arena,
				    "this version does not read '%.*s' yet",
				    LS_FMT(node->key->text)),
		    LS_LITERAL("remove it: what is not read is not enforced"));
}

static const struct {
	const char *key;
	void (*read)(struct reading *reading, const struct ls_node *node);
} root_keys[] = {
	{ "extends", read_extends }, { "files", read_files },
	{ "rules", read_rules },     { "root", read_root_key },
	{ "custom", read_later },    { "allow", read_later },
};
#define ROOT_KEYS (sizeof(root_keys) / sizeof(*root_keys))

static void read_root(struct reading *reading, const struct ls_node *root)
{
	const char *words[ROOT_KEYS + 1] = { NULL };

	if (ls_node_is_null(root))
		return;
	if (root->kind != LS_MAPPING) {
		refuse(reading, root, "the configuration must be a mapping");
		return;
	}
	for (size_t i = 0; i < ROOT_KEYS; i++)
		words[i] = root_keys[i].key;
	check_keys(reading, root, words);
	for (size_t i = 0; i < ROOT_KEYS; i++) {
		const struct ls_node *node = ls_node_get(root,
							 root_keys[i].key);

		if (node != NULL && !ls_node_is_null(node))
			root_keys[i].read(reading, node);
	}
}

/* What another reader of the same file might understand differently. */
static const char *notice_message(enum ls_notice_kind kind)
{
	switch (kind) {
	case LS_NOTICE_DUPLICATE_KEY:
		return "this key stands here twice";
	case LS_NOTICE_MERGE_KEY:
		return "the configuration has no merge keys ('<<')";
	case LS_NOTICE_ODD_LINE_BREAK:
		return "a character that only some readers take for a line "
		       "break";
	case LS_NOTICE_COMMENT_GLUED:
		return "a '#' that only some readers take for a comment";
	case LS_NOTICE_HIDDEN:
		return "a hidden character";
	case LS_NOTICE_COMPLEX_KEY:
	case LS_NOTICE_GLUED_KEY:
		return "a key must be a word";
	case LS_NOTICE_SEVERAL_DOCUMENTS:
		return "a configuration is one document";
	case LS_NOTICE_CUSTOM_TAG:
		return "the configuration has no tags";
	case LS_NOTICE_DIRECTIVE:
	case LS_NOTICE_BYTE_ORDER_MARK:
		return NULL;
	}
	return NULL;
}

static void read_document(struct reading *reading,
			  const struct ls_document *document)
{
	for (size_t i = 0; i < document->notice_count; i++) {
		const struct ls_notice *notice = &document->notices[i];
		const char *message = notice_message(notice->kind);

		if (message != NULL && count_entry(reading, notice->span))
			add_problem(reading, notice->span, ls_text_of(message),
				    no_hint);
	}
	if (document->root_count > 0)
		read_root(reading, document->roots[0]);
}

struct ls_policy *ls_policy_read(struct ls_arena *arena,
				 struct ls_source *source,
				 ls_rule_exists exists)
{
	struct ls_policy *policy = ls_arena_get(arena, sizeof(*policy));
	struct reading reading = { arena, policy, exists, 0 };
	struct ls_problem problem = { .kind = LS_PROBLEM_SYNTAX };
	const struct ls_document *document;

	policy->source = source;
	policy->folder = ls_path_folder(source->path);
	document = ls_document_read(arena, source,
				    ls_syntax_of(source->path, source->text),
				    &problem);
	if (document == NULL)
		add_problem(&reading, problem.span, problem.reason,
			    problem.hint);
	else
		read_document(&reading, document);
	return policy;
}

const struct ls_rule_setting *ls_policy_setting(const struct ls_policy *policy,
						struct ls_text rule)
{
	for (size_t i = policy->rules.n; i-- > 0;)
		if (ls_text_eq(policy->rules.v[i].rule, rule))
			return &policy->rules.v[i];
	return NULL;
}
