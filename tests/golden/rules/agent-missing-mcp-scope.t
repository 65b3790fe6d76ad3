# A section scope cannot open the MCP transport.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> resource: https://api.wink.travel/mcp
> scope: inventory.read
> END
x.yaml:5:8: error[agent-missing-mcp-scope]: no scope here opens the provider's MCP transport (catalog wink of 2026-08-08)
    5 | scope: inventory.read
      |        ^^^^^^^^^^^^^^ add 'mcp.read'
      = each tool also needs the scope of what it wraps; the one does not replace the other
      = fix: add 'mcp.read' (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
