# High risk is an error; none is not an approval.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> scope: inventory.read booking.write
> END
x.yaml:4:23: warning[agent-baseline-broad]: the agent's first request asks for 'booking.write'
    4 | scope: inventory.read booking.write
      |                       ^^^^^^^^^^^^^
      = ask for it in a request with 'step_up_from:'
      = it can write, and the first request should only discover and read

x.yaml:4:23: warning[agent-write-unapproved]: with 'booking.write' the agent can change things, and no person approves it (catalog wink of 2026-08-08)
    4 | scope: inventory.read booking.write
      |                       ^^^^^^^^^^^^^
      = have each call confirmed and state 'human_approval: per-call', or drop the scope

1 manifest, 1 request, 2 scopes: 0 errors, 2 warnings, 1 note. PASS: no finding at or above error
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> scope: inventory.read payment.remove
> human_approval: none
> justification:
>   payment.remove: Cancels payment links.
> END
x.yaml:4:23: warning[agent-baseline-broad]: the agent's first request asks for 'payment.remove'
    4 | scope: inventory.read payment.remove
      |                       ^^^^^^^^^^^^^^
      = ask for it in a request with 'step_up_from:'
      = it can remove, and the first request should only discover and read

x.yaml:4:23: error[agent-write-unapproved]: 'payment.remove' is high risk, and no person approves what the agent does with it (catalog wink of 2026-08-08)
    4 | scope: inventory.read payment.remove
      |                       ^^^^^^^^^^^^^^
      = have each call confirmed and state 'human_approval: per-call', or drop the scope
      = x.yaml:5:17: stated here

1 manifest, 1 request, 2 scopes: 1 error, 1 warning, 1 note. FAIL: 1 finding at or above error
? 1
