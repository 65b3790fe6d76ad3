/* Turns profiles into C source, while the program is being built. */
#include "config.h"

#include "policy/compile.h"

static bool refuse(struct ls_policy_problem *problem,
		   const struct ls_node *node, const char *message)
{
	*problem = (struct ls_policy_problem){
		.span = node->span,
		.message = ls_text_of(message),
	};
	return false;
}

/* Words of letters, digits and hyphens: nothing to escape in C. */
static bool is_id(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
		    c != '-')
			return false;
	}
	return text.n > 0;
}

static bool is_line(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] < ' ' || text.p[i] > '~')
			return false;
	return text.n > 0;
}

static bool load_rules(struct ls_arena *arena, const struct ls_node *map,
		       const struct ls_profile_rule **rules,
		       struct ls_policy_problem *problem)
{
	struct ls_profile_rule *out = ls_arena_get(arena, (map->count + 1) *
								  sizeof(*out));
	const struct ls_node *entry;

	*rules = out;
	for (entry = map->first; entry != NULL; entry = entry->next, out++) {
		if (!ls_node_is_string(entry->key) || !is_id(entry->key->text))
			return refuse(problem, entry->key,
				      "a rule's id has small letters and "
				      "hyphens");
		if (entry->kind != LS_SCALAR ||
		    !ls_severity_parse(entry->text, &out->severity))
			return refuse(problem, entry,
				      "a severity is error, warning, note or "
				      "off");
		out->rule = ls_arena_string(arena, entry->key->text);
	}
	return true;
}

bool ls_profile_load(struct ls_arena *arena, const struct ls_document *document,
		     struct ls_profile *profile,
		     struct ls_policy_problem *problem)
{
	const struct ls_node *root = document->root_count == 1 ?
					     document->roots[0] :
					     NULL;
	const struct ls_node *id = ls_node_get(root, "profile");
	const struct ls_node *about = ls_node_get(root, "about");
	const struct ls_node *rules = ls_node_get(root, "rules");

	*problem = (struct ls_policy_problem){
		.message = LS_LITERAL("a profile is one mapping of 'profile', "
				      "'about' and 'rules'"),
	};
	if (root == NULL || id == NULL || about == NULL || rules == NULL)
		return false;
	if (root->count != 3 || document->notice_count > 0)
		return refuse(problem, root,
			      "a profile has 'profile', 'about' and 'rules', "
			      "and nothing else");
	if (!ls_node_is_string(id) || !is_id(id->text))
		return refuse(problem, id, "a profile's id is one word");
	if (!ls_node_is_string(about) || !is_line(about->text))
		return refuse(problem, about,
			      "'about' is one line of ASCII text");
	if (rules->kind != LS_MAPPING)
		return refuse(problem, rules,
			      "'rules' is a mapping of rules to severities");
	profile->id = ls_arena_string(arena, id->text);
	profile->about = ls_arena_string(arena, about->text);
	return load_rules(arena, rules, &profile->rules, problem);
}

static void emit_string(struct ls_out *out, const char *string)
{
	ls_out_char(out, '"');
	for (; *string != '\0'; string++) {
		if (*string == '"' || *string == '\\' || *string == '?')
			ls_out_char(out, '\\');
		ls_out_char(out, *string);
	}
	ls_out_char(out, '"');
}

static void emit_rules(struct ls_out *out, const struct ls_profile *profile,
		       size_t index)
{
	static const char *const names[] = {
		[LS_OFF] = "LS_OFF",
		[LS_NOTE] = "LS_NOTE",
		[LS_WARNING] = "LS_WARNING",
		[LS_ERROR] = "LS_ERROR",
	};

	ls_out_printf(out,
		      "static const struct ls_profile_rule rules_%zu[] = "
		      "{\n",
		      index);
	for (const struct ls_profile_rule *r = profile->rules; r->rule != NULL;
	     r++)
		ls_out_printf(out, "\t{ \"%s\", %s },\n", r->rule,
			      names[r->severity]);
	ls_out_string(out, "\t{ NULL, LS_OFF },\n};\n\n");
}

void ls_profiles_emit(struct ls_out *out, const struct ls_profile *profiles,
		      size_t count)
{
	ls_out_string(out, "/* Made from policies/profiles while building. */\n"
			   "#include \"config.h\"\n\n"
			   "#include \"policy/policy.h\"\n\n");
	for (size_t i = 0; i < count; i++)
		emit_rules(out, &profiles[i], i);
	ls_out_string(out, "const struct ls_profile ls_profiles[] = {\n");
	for (size_t i = 0; i < count; i++) {
		ls_out_string(out, "\t{ ");
		emit_string(out, profiles[i].id);
		ls_out_string(out, ", ");
		emit_string(out, profiles[i].about);
		ls_out_printf(out, ", rules_%zu },\n", i);
	}
	ls_out_string(out, "\t{ NULL, NULL, NULL },\n};\n");
}
