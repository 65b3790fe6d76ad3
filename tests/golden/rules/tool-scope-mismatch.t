# An MCP tool's annotations contradict the scopes it needs.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> mcp_servers:
>   - name: wink
>     url: https://api.wink.travel/mcp
>     tools:
>       - name: cancel_booking
>         needs: booking.write
>         annotations: {readOnlyHint: true}
> requests:
>   - scope: mcp.read booking.write
>     resource: https://api.wink.travel/mcp
>     tools: [cancel_booking]
> END
x.yaml:12:21: warning[agent-baseline-broad]: the agent's first request asks for 'booking.write'
   12 |   - scope: mcp.read booking.write
      |                     ^^^^^^^^^^^^^
      = ask for it in a request with 'step_up_from:'
      = it can write, and the first request should only discover and read

x.yaml:12:21: warning[agent-write-unapproved]: with 'booking.write' the agent can change things, and no person approves it (catalog wink of 2026-08-08)
   12 |   - scope: mcp.read booking.write
      |                     ^^^^^^^^^^^^^
      = have each call confirmed and state 'human_approval: per-call', or drop the scope

x.yaml:14:13: warning[tool-scope-mismatch]: tool 'cancel_booking' says it only reads, and needs a scope to write
   14 |     tools: [cancel_booking]
      |             ^^^^^^^^^^^^^^ one of the two is wrong

1 manifest, 1 request, 3 scopes: 0 errors, 3 warnings, 0 notes. PASS: no finding at or above error
