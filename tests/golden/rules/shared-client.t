# Two environments, two kinds of client, two agents.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> environment: production
> credentials: {client_id: night}
> scope: booking.read
> ---
> leastscope: 1
> provider: wink
> environment: staging
> credentials: {client_id: night}
> scope: booking.read
> END
x.yaml:10:26: warning[shared-client]: client 'night' is used in the environment 'staging' here and in the environment 'production' in 'x.yaml'
   10 | credentials: {client_id: night}
      |                          ^^^^^ register a client of its own for each
      = x.yaml:4:26: the same client id

2 manifests, 2 requests, 2 scopes: 0 errors, 1 warning, 3 notes. PASS: no finding at or above error
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: service
> credentials: {client_id: night}
> scope: booking.read
> ---
> leastscope: 1
> provider: wink
> client_kind: web
> credentials: {client_id: night}
> scope: booking.read
> END
x.yaml:10:26: warning[shared-client]: client 'night' is used by a client of the kind 'web' here and by a client of the kind 'service' in 'x.yaml'
   10 | credentials: {client_id: night}
      |                          ^^^^^ register a client of its own for each
      = x.yaml:4:26: the same client id

2 manifests, 2 requests, 2 scopes: 0 errors, 1 warning, 3 notes. PASS: no finding at or above error
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> client: {client_name: Ann}
> credentials: {client_id: night}
> scope: booking.read
> ---
> leastscope: 1
> provider: wink
> client_kind: agent
> client: {client_name: Bob}
> credentials: {client_id: night}
> scope: booking.read
> END
x.yaml:12:26: warning[shared-client]: client 'night' is used by the agent 'Bob' here and by the agent 'Ann' in 'x.yaml'
   12 | credentials: {client_id: night}
      |                          ^^^^^ register a client of its own for each
      = x.yaml:5:26: the same client id

2 manifests, 2 requests, 2 scopes: 0 errors, 1 warning, 3 notes. PASS: no finding at or above error
