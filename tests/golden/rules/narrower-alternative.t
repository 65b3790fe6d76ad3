# A different set of scopes meets the declared uses at less risk.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> mcp_servers:
>   - name: wink
>     url: https://api.wink.travel/mcp
>     tools:
>       - name: show_booking
>         needs: booking.read
> requests:
>   - scope: mcp.write booking.read
>     resource: https://api.wink.travel/mcp
>     tools: [show_booking]
>     usage: complete
> END
x.yaml:11:12: warning[agent-baseline-broad]: the agent's first request asks for 'mcp.write'
   11 |   - scope: mcp.write booking.read
      |            ^^^^^^^^^ ask for it in a request with 'step_up_from:'
      = it can write, and the first request should only discover and read

x.yaml:11:12: warning[agent-write-unapproved]: with 'mcp.write' the agent can change things, and no person approves it (catalog wink of 2026-08-08)
   11 |   - scope: mcp.write booking.read
      |            ^^^^^^^^^
      = have each call confirmed and state 'human_approval: per-call', or drop the scope

x.yaml:11:12: note[narrower-alternative]: other scopes would meet the declared uses at less risk
   11 |   - scope: mcp.write booking.read
      |            ^^^^^^^^^^^^^^^^^^^^^^ 'booking.read' and 'mcp.read'
      = of what is requested 'booking.read' and 'mcp.write' would have to stay (catalog wink of 2026-08-08)

1 manifest, 1 request, 3 scopes: 0 errors, 2 warnings, 1 note. PASS: no finding at or above error
