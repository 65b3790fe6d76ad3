# By the catalog, and where no catalog says anything.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> grant_type: client_credentials
> resource: https://api.wink.travel/mcp
> scope: mcp.read inventory.read
> END
x.yaml:4:13: error[agent-grant]: agents of the provider's MCP server get tokens by 'authorization_code', not by 'client_credentials' (catalog wink of 2026-08-08)
    4 | grant_type: client_credentials
      |             ^^^^^^^^^^^^^^^^^^ use 'authorization_code' with PKCE (S256)
      = source: wink-travel/docs@0559dae4 developers/mcp.mdx

x.yaml:6:8: note[usage-undeclared]: nothing says what these scopes are used for
    6 | scope: mcp.read inventory.read
      |        ^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> client_kind: agent
> provider: other
> grant_type: client_credentials
> scope: a
> END
x.yaml:4:13: note[agent-grant]: the agent uses 'client_credentials' and nothing says that it acts as a service
    4 | grant_type: client_credentials
      |             ^^^^^^^^^^^^^^^^^^
      = state 'acts_as: service', or use 'authorization_code' for an agent with a human user

x.yaml:5:8: note[unverified-scope]: 1 scope was not checked: there is no catalog 'other'
    5 | scope: a
      |        ^ name one with 'provider:' or --catalog

x.yaml:5:8: note[usage-undeclared]: nothing says what these scopes are used for
    5 | scope: a
      |        ^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 3 notes. PASS: no finding at or above error
