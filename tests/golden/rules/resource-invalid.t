# Relative, with fragment, without TLS, elsewhere, and spelt in two ways.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> mcp_servers: [{url: "https://api.wink.travel/mcp"}]
> scope: mcp.read inventory.read
> resource: api.wink.travel/mcp
> END
x.yaml:6:11: error[resource-invalid]: resource 'api.wink.travel/mcp' is no absolute URI
    6 | resource: api.wink.travel/mcp
      |           ^^^^^^^^^^^^^^^^^^^ write the whole URL, with 'https://'

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> mcp_servers: [{url: "https://api.wink.travel/mcp"}]
> scope: mcp.read inventory.read
> resource: "https://api.wink.travel/mcp#x"
> END
x.yaml:6:11: error[resource-invalid]: resource 'https://api.wink.travel/mcp' ends in a fragment ('#'), which names no server
    6 | resource: "https://api.wink.travel/mcp#x"
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = remove the '#' and what follows it
      = fix: remove it (--fix --unsafe-fixes)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> mcp_servers: [{url: "https://api.wink.travel/mcp"}]
> scope: mcp.read inventory.read
> resource: http://api.wink.travel/mcp
> END
x.yaml:6:11: error[resource-invalid]: resource 'http://api.wink.travel/mcp' is reached without TLS
    6 | resource: http://api.wink.travel/mcp
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^ use 'https:'
      = fix: write https (--fix --unsafe-fixes)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> mcp_servers: [{url: "https://api.wink.travel/mcp"}]
> scope: mcp.read inventory.read
> resource: https://mcp.example.com/mcp
> END
x.yaml:6:11: error[resource-invalid]: resource 'https://mcp.example.com/mcp' is none of the manifest's MCP servers
    6 | resource: https://mcp.example.com/mcp
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = the server is 'https://api.wink.travel/mcp'
      = x.yaml:4:21: the MCP server
      = fix: write https://api.wink.travel/mcp (--fix --unsafe-fixes)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> mcp_servers: [{url: "https://api.wink.travel/mcp"}]
> scope: mcp.read inventory.read
> resource: https://API.wink.travel/mcp
> END
x.yaml:5:8: note[usage-undeclared]: nothing says what these scopes are used for
    5 | scope: mcp.read inventory.read
      |        ^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

x.yaml:6:11: note[resource-invalid]: resource 'https://API.wink.travel/mcp' has capitals in its host name
    6 | resource: https://API.wink.travel/mcp
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ write 'api.wink.travel'
      = fix: write api.wink.travel (--fix)

1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 2 notes. PASS: no finding at or above error
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> mcp_servers: [{url: "https://api.wink.travel/mcp"}]
> scope: mcp.read inventory.read
> resource: https://api.wink.travel/mcp/
> END
x.yaml:5:8: note[usage-undeclared]: nothing says what these scopes are used for
    5 | scope: mcp.read inventory.read
      |        ^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

x.yaml:6:11: note[resource-invalid]: resource 'https://api.wink.travel/mcp/' ends in a slash; the canonical URI of an MCP server has none
    6 | resource: https://api.wink.travel/mcp/
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ leave the slash off
      = fix: remove it (--fix)

1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 2 notes. PASS: no finding at or above error
