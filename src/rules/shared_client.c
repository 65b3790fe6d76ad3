/* One client id for several clients. */
#include "config.h"

#include <string.h>

#include "base/table.h"
#include "engine/engine.h"
#include "rules/rules.h"

/* The first client of an id that stated each fact. */
struct group {
	const struct ls_client_seen *kind;
	const struct ls_client_seen *environment;
	const struct ls_client_seen *agent;
};

static struct ls_text key_of(struct ls_run *run,
			     const struct ls_client_seen *client)
{
	size_t n = client->provider.n + 1 + client->client_id.n;
	char *p = ls_arena_get(run->arena, n);

	if (client->provider.n > 0)
		memcpy(p, client->provider.p, client->provider.n);
	p[client->provider.n] = '\n';
	memcpy(p + client->provider.n + 1, client->client_id.p,
	       client->client_id.n);
	return (struct ls_text){ .p = p, .n = n };
}

static void flag(struct ls_run *run, const struct ls_client_seen *client,
		 const struct ls_client_seen *other,
		 enum ls_confidence confidence, const char *here,
		 const char *there)
{
	struct ls_finding *f;

	f = ls_flag_client(run, client,
			   "client '%s' is used %s here and %s in '%s'",
			   ls_shown(run, client->client_id), here, there,
			   ls_shown(run, other->path));
	ls_confidence_set(f, confidence);
	ls_relate_client(run, f, other, "the same client id");
	ls_hint(run, f, "register a client of its own for each");
}

static const char *kind_shown(struct ls_run *run, unsigned kind)
{
	return ls_arena_printf(run->arena, "by a client of the kind '%s'",
			       ls_kind_word(kind))
		.p;
}

static const char *named(struct ls_run *run, const char *what,
			 struct ls_text name)
{
	return ls_arena_printf(run->arena, "%s '%s'", what, ls_shown(run, name))
		.p;
}

static void judge(struct ls_run *run, const struct group *group,
		  const struct ls_client_seen *client)
{
	const struct ls_client_seen *other = group->kind;

	if (other != NULL && client->kind != 0 &&
	    (client->kind & other->kind) == 0) {
		flag(run, client, other, LS_LIKELY,
		     kind_shown(run, client->kind),
		     kind_shown(run, other->kind));
		return;
	}
	other = group->environment;
	if (other != NULL && client->environment.n > 0 &&
	    !ls_text_is_folded(client->environment, other->environment)) {
		flag(run, client, other, LS_CERTAIN,
		     named(run, "in the environment", client->environment),
		     named(run, "in the environment", other->environment));
		return;
	}
	other = group->agent;
	if (other != NULL && (client->kind & LS_KIND_AGENT) != 0 &&
	    client->name.n > 0 && !ls_text_eq(client->name, other->name))
		flag(run, client, other, LS_LIKELY,
		     named(run, "by the agent", client->name),
		     named(run, "by the agent", other->name));
}

static void remember(struct group *group, const struct ls_client_seen *client)
{
	if (group->kind == NULL && client->kind != 0)
		group->kind = client;
	if (group->environment == NULL && client->environment.n > 0)
		group->environment = client;
	if (group->agent == NULL && (client->kind & LS_KIND_AGENT) != 0 &&
	    client->name.n > 0)
		group->agent = client;
}

static void check(struct ls_run *run)
{
	struct ls_table *ids = ls_table_new(run->arena, run->client_count);
	struct group *groups;
	size_t count = 0;

	groups = ls_arena_get(run->arena, run->client_count * sizeof(*groups));
	for (size_t i = 0; i < run->client_count; i++) {
		const struct ls_client_seen *client = &run->clients[i];
		size_t *index;
		bool found;

		if (client->client_id.n == 0)
			continue;
		index = ls_table_put(ids, key_of(run, client), &found);
		if (!found)
			*index = count++;
		judge(run, &groups[*index], client);
		remember(&groups[*index], client);
	}
}

const struct ls_rule ls_rule_shared_client = {
	.id = "shared-client",
	.family = LS_FAMILY_AGENT,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = 0,
	.fix = LS_FIX_NONE,
	.summary = "one client id for several agents, kinds of client or "
		   "environments",
	.why = "A client id is what a server logs, limits and revokes. When "
	       "several programs share one, nobody can tell which of them did "
	       "something, and stopping one stops all. Shared between staging "
	       "and production, a leak in the one is a leak in the other.",
	.advice = "Register one client for each agent, kind of client and "
		  "environment.",
	.authority = "OAuth 2.1 section 2.1: one type for each client id\n"
		     "OWASP MCP Top 10, MCP02: no per-agent identity",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "environment: production\n"
	       "credentials: {client_id: night-audit}\n"
	       "scope: booking.read\n"
	       "---\n"
	       "leastscope: 1\n"
	       "provider: wink\n"
	       "environment: staging\n"
	       "credentials: {client_id: night-audit}\n"
	       "scope: booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"environment: production\n"
		"credentials: {client_id: night-audit}\n"
		"scope: booking.read\n"
		"---\n"
		"leastscope: 1\n"
		"provider: wink\n"
		"environment: staging\n"
		"credentials: {client_id: night-audit-staging}\n"
		"scope: booking.read\n",
	.check_all = check,
};
