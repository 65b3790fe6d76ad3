# An address that was right once, and one that never was.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> endpoints:
>   token_endpoint: https://iam.wink.travel/oauth/token
> END
x.yaml:5:19: warning[stale-endpoint]: 'https://iam.wink.travel/oauth/token' is not, or no longer, the provider's token endpoint (catalog wink of 2026-08-08)
    5 |   token_endpoint: https://iam.wink.travel/oauth/token
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = use 'https://iam.wink.travel/oauth2/token'
      = fix: replace with https://iam.wink.travel/oauth2/token (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> environment: staging
> endpoints:
>   token_endpoint: https://staging-iam.wink.travel/token
> END
x.yaml:6:19: warning[stale-endpoint]: 'https://staging-iam.wink.travel/token' is not the provider's token endpoint (catalog wink of 2026-08-08)
    6 |   token_endpoint: https://staging-iam.wink.travel/token
      |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = use 'https://staging-iam.wink.travel/oauth2/token'
      = fix: replace with https://staging-iam.wink.travel/oauth2/token (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> client_kind: agent
> resource: https://api.wink.travel/mcp/channel-manager
> END
x.yaml:3:8: error[agent-missing-mcp-scope]: no scope here opens the provider's MCP transport (catalog wink of 2026-08-08)
    3 | scope: booking.read
      |        ^^^^^^^^^^^^ add 'mcp.read'
      = each tool also needs the scope of what it wraps; the one does not replace the other
      = fix: add 'mcp.read' (--fix --unsafe-fixes)

x.yaml:5:11: warning[stale-endpoint]: 'https://api.wink.travel/mcp/channel-manager' is not, or no longer, the provider's address (catalog wink of 2026-08-08)
    5 | resource: https://api.wink.travel/mcp/channel-manager
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = does not exist; the channel manager's toolset is https://integrations.wink.travel/mcp/channel-manager

1 manifest, 1 request, 1 scope: 1 error, 1 warning, 1 note. FAIL: 1 finding at or above error
? 1
