# With one server the fix is known.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> mcp_servers:
>   - name: wink
>     url: https://api.wink.travel/mcp
> requests:
>   - id: search
>     scope: mcp.read inventory.read
> END
x.yaml:9:12: error[resource-missing]: the request is for an MCP server and names no 'resource'
    9 |     scope: mcp.read inventory.read
      |            ^^^^^^^^^^^^^^^^^^^^^^^
      = add 'resource: https://api.wink.travel/mcp'
      = x.yaml:6:10: the MCP server
      = fix: add 'resource: https://api.wink.travel/mcp' (--fix --unsafe-fixes)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> scope: mcp.read inventory.read
> END
x.yaml:4:8: error[resource-missing]: the request is for an MCP server and names no 'resource'
    4 | scope: mcp.read inventory.read
      |        ^^^^^^^^^^^^^^^^^^^^^^^
      = add 'resource' with the URL of the MCP server the token is for

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
