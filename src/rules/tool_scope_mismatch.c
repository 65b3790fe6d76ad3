/* A tool's hints and the scopes it needs say different things. */
#include "config.h"

#include "engine/least.h"
#include "rules/rules.h"

/* The strongest action among the scopes of all ways to meet the need; the
 * weakest way counts. */
static enum ls_action needed_action(const struct ls_least *least,
				    const struct ls_need *need)
{
	enum ls_action weakest = LS_ACTION_ADMIN;

	for (size_t i = 0; i < need->count; i++) {
		const struct ls_bitset *way = &need->alternatives[i];
		enum ls_action strongest = LS_ACTION_UNKNOWN;

		for (size_t s = ls_bitset_next(way, 0); s < way->bits;
		     s = ls_bitset_next(way, s + 1)) {
			enum ls_action a =
				least->catalog->scopes[least->scopes[s]].action;

			strongest = a > strongest ? a : strongest;
		}
		weakest = strongest < weakest ? strongest : weakest;
	}
	return weakest;
}

static void judge(struct ls_run *run, const struct ls_least *least,
		  const struct ls_use_need *use)
{
	enum ls_action action = needed_action(least, &use->need);
	struct ls_finding *f;

	if (use->read_only == LS_YES && action >= LS_ACTION_WRITE) {
		f = ls_flag(run, use->node->span,
			    "tool '%s' says it only reads, and needs a scope "
			    "to %s",
			    ls_shown(run, use->name), ls_action_word(action));
		ls_hint(run, f, "one of the two is wrong");
	} else if (use->destructive == LS_YES && use->read_only != LS_YES &&
		   action == LS_ACTION_READ) {
		f = ls_flag(run, use->node->span,
			    "tool '%s' says it destroys, and needs a scope to "
			    "read only",
			    ls_shown(run, use->name));
		ls_hint(run, f, "one of the two is wrong");
	} else
		return;
	ls_about(run, f, least->request, NULL);
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_least *least = ls_least_of(run, request);

	if (least == NULL)
		return;
	for (size_t i = 0; i < least->use_count; i++)
		if (least->uses[i].is_tool && least->uses[i].has_need)
			judge(run, least, &least->uses[i]);
}

const struct ls_rule ls_rule_tool_scope_mismatch = {
	.id = "tool-scope-mismatch",
	.family = LS_FAMILY_AGENT,
	.severity = LS_WARNING,
	.confidence = LS_LIKELY,
	.needs = LS_FACT_CATALOG | LS_FACT_USAGE | LS_FACT_SERVER,
	.fix = LS_FIX_NONE,
	.summary = "an MCP tool's annotations contradict the scopes it needs",
	.why = "Hosts decide by a tool's annotations whether to ask the user "
	       "first. A tool that says it only reads, yet needs the right to "
	       "write, is called without asking. Annotations are the "
	       "server's word and not to be trusted; the scope is what "
	       "counts.",
	.advice = "Correct the annotation, or the scope the tool is said to "
		  "need.",
	.authority = "MCP, tools: ToolAnnotations, readOnlyHint and "
		     "destructiveHint\n"
		     "MCP: clients must consider tool annotations to be "
		     "untrusted",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client_kind: agent\n"
	       "mcp_servers:\n"
	       "  - name: wink\n"
	       "    url: https://api.wink.travel/mcp\n"
	       "    tools:\n"
	       "      - name: cancel_booking\n"
	       "        needs: booking.write\n"
	       "        annotations: {readOnlyHint: true}\n"
	       "requests:\n"
	       "  - scope: mcp.read booking.write\n"
	       "    resource: https://api.wink.travel/mcp\n"
	       "    tools: [cancel_booking]\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client_kind: agent\n"
		"mcp_servers:\n"
		"  - name: wink\n"
		"    url: https://api.wink.travel/mcp\n"
		"    tools:\n"
		"      - name: cancel_booking\n"
		"        needs: booking.write\n"
		"        annotations: {readOnlyHint: false}\n"
		"requests:\n"
		"  - scope: mcp.read booking.write\n"
		"    resource: https://api.wink.travel/mcp\n"
		"    tools: [cancel_booking]\n",
	.check_request = check_request,
};
