# Stated, and inferred from the grant.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: service
> scope: booking.read mcp.read
> END
x.yaml:4:21: error[mcp-scope-non-agent]: 'mcp.read' is for clients of the kind 'agent' only, and this is a 'service' (catalog wink of 2026-08-08)
    4 | scope: booking.read mcp.read
      |                     ^^^^^^^^
      = remove it; a client of the right kind says so with 'client_kind'
      = x.yaml:3:14: the kind of client
      = fix: remove 'mcp.read' (--fix)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> grant_type: client_credentials
> scope: mcp.read
> END
x.yaml:4:8: error[mcp-scope-non-agent]: 'mcp.read' is for clients of the kind 'agent' only, and this is a 'service' (catalog wink of 2026-08-08)
    4 | scope: mcp.read
      |        ^^^^^^^^
      = remove it; a client of the right kind says so with 'client_kind'

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
