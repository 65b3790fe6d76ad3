# Rules under a profile, and as documents.
$ leastscope list rules | grep '^scope-'
scope-case                   error    a scope differs from a known one in upper and lower case only
scope-combination            error    scopes that the provider does not take together, or takes only together
scope-delimiter              error    several scopes are joined by a comma or another sign that separates nothing
scope-duplicate              note     a scope stands twice in one list
scope-limit                  error    more scopes, or a longer one, than the provider takes in a request
scope-omitted                warning  a token request or a registration names no scope
scope-sensitive-data         warning  a scope holds an e-mail address, a token or a long random value
scope-syntax                 error    a scope is empty or holds a character that no scope may hold
scope-unresolved             warning  a placeholder stands in a scope's place
$ leastscope list rules --profile strict | grep '^usage-undeclared'
usage-undeclared             error    no operations or tools are declared, so least privilege was not checked
$ leastscope list rules --profile review | grep '^usage-undeclared'
usage-undeclared             warning  no operations or tools are declared, so least privilege was not checked
$ leastscope list rules --as names | grep '^scope-'
scope-case
scope-combination
scope-delimiter
scope-duplicate
scope-limit
scope-omitted
scope-sensitive-data
scope-syntax
scope-unresolved
$ leastscope list rules --as markdown | head -n 12
# The rules

Printed by `leastscope list rules --as markdown`.

## agent-baseline-broad

an AI agent's first request holds more than reading scopes

Severity: warning. Confidence: certain. Fix: No: this needs a decision of yours.

Agents are steered by text they read. As long as the token can only read, a
planted instruction can do little. MCP lets a client ask for more when a tool
$ leastscope list rules --as man | head -n 20
.\" Printed by leastscope list rules --as man.
.Dd $Mdocdate$
.Dt LEASTSCOPE-RULES 7
.Os
.Sh NAME
.Nm leastscope-rules
.Nd what leastscope checks, and on whose authority
.Sh DESCRIPTION
Every rule of
.Xr leastscope 1 ,
with its reason, a bad and a good example, and its source.
.Ss agent-baseline-broad (warning)
an AI agent's first request holds more than reading scopes
.Pp
Agents are steered by text they read.
As long as the token can only read, a
planted instruction can do little.
MCP lets a client ask for more when a tool
needs it, and the user then sees why.
.Pp
$ leastscope list rules --as json | cut -c 1-60
[{"id":"agent-baseline-broad","severity":"warning","confiden
