# An AI agent's first request holds more than reading scopes.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> scope: mcp.read booking.read booking.write
> END
x.yaml:4:8: note[usage-undeclared]: nothing says what these scopes are used for
    4 | scope: mcp.read booking.read booking.write
      |        ^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

x.yaml:4:8: error[resource-missing]: the request is for an MCP server and names no 'resource'
    4 | scope: mcp.read booking.read booking.write
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = add 'resource' with the URL of the MCP server the token is for

x.yaml:4:30: warning[agent-baseline-broad]: the agent's first request asks for 'booking.write'
    4 | scope: mcp.read booking.read booking.write
      |                              ^^^^^^^^^^^^^
      = ask for it in a request with 'step_up_from:'
      = it can write, and the first request should only discover and read

x.yaml:4:30: warning[agent-write-unapproved]: with 'booking.write' the agent can change things, and no person approves it (catalog wink of 2026-08-08)
    4 | scope: mcp.read booking.read booking.write
      |                              ^^^^^^^^^^^^^
      = have each call confirmed and state 'human_approval: per-call', or drop the scope

1 manifest, 1 request, 3 scopes: 1 error, 2 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check -q --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> requests:
>   - {id: look, scope: mcp.read booking.read booking.write, resource: "https://api.wink.travel/mcp"}
>   - {id: more, step_up_from: look, scope: mcp.read booking.write, resource: "https://api.wink.travel/mcp", human_approval: per-call}
> END
x.yaml:5:23: note[usage-undeclared]: nothing says what these scopes are used for
    5 |   - {id: look, scope: mcp.read booking.read booking.write, resource: ...
      |                       ^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

x.yaml:5:45: warning[agent-baseline-broad]: the agent's first request asks for 'booking.write'
    5 |   - {id: look, scope: mcp.read booking.read booking.write, resource: ...
      |                                             ^^^^^^^^^^^^^
      = leave it to the step-up request
      = it can write, and the first request should only discover and read

x.yaml:5:45: warning[agent-write-unapproved]: with 'booking.write' the agent can change things, and no person approves it (catalog wink of 2026-08-08)
    5 |   - {id: look, scope: mcp.read booking.read booking.write, resource: ...
      |                                             ^^^^^^^^^^^^^
      = have each call confirmed and state 'human_approval: per-call', or drop the scope

x.yaml:6:43: note[usage-undeclared]: nothing says what these scopes are used for
    6 |   - {id: more, step_up_from: look, scope: mcp.read booking.write, res...
      |                                           ^^^^^^^^
      = declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

