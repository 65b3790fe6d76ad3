# Sets that the provider documents as enough give no finding, and stay as they
# are: a partner's search, a channel manager, an agent that books.
$ printf 'leastscope: 1\nprovider: wink\nclient_kind: service\nscope: inventory.read\nusage: complete\noperations: [GRPC /wink.partner.v1.Search/SearchByCity]\n' >partner.yaml
$ leastscope check partner.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope suggest partner.yaml
request (only)
  asked inventory.read
  least inventory.read

  keep  inventory.read           needed for 'GRPC /wink.partner.v1.Search/SearchByCity'

  Proven: no other set of this provider's scopes meets these uses at less risk.
$ printf '10.1.2.3 - - [20/Nov/2026:09:12:01 +0000] "POST /wink.partner.v1.Search/SearchByCity HTTP/2.0" 200 87 "-" "grpc-go/1.60"\n' >grpc.log
$ leastscope suggest partner.yaml --usage grpc.log
request (only)
  asked inventory.read
  least inventory.read

  keep  inventory.read           needed for 'GRPC /wink.partner.v1.Search/SearchByCity'

  Proven: no other set of this provider's scopes meets these uses at less risk.
  usage grpc.log: access log, 1 call
$ cat >agent.yaml <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> code_challenge_method: S256
> client: {token_endpoint_auth_method: none, grant_types: [authorization_code], redirect_uris: ["http://127.0.0.1/callback"], scope: openid mcp.read marketing.read payment.write}
> mcp_servers:
>   - name: wink
>     url: https://api.wink.travel/mcp
>     tools:
>       - {name: find_offers, needs: marketing.read, annotations: {readOnlyHint: true}}
>       - {name: pay, needs: payment.write, annotations: {destructiveHint: true}}
> requests:
>   - id: look
>     grant_type: authorization_code
>     scope: openid mcp.read marketing.read
>     resource: https://api.wink.travel/mcp
>     tools: [find_offers]
>     usage: complete
>   - id: pay
>     step_up_from: look
>     grant_type: authorization_code
>     scope: openid mcp.read marketing.read payment.write
>     resource: https://api.wink.travel/mcp
>     tools: [find_offers, pay]
>     usage: complete
>     human_approval: per-call
>     justification: {payment.write: the traveller pays for what the agent books}
> review: {approved_by: Payments, approved_on: 2026-11-01, review_by: 2027-05-01}
> END
$ leastscope check agent.yaml
1 manifest, 2 requests, 13 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope suggest agent.yaml
request look
  asked openid mcp.read marketing.read
  least openid mcp.read marketing.read

  keep  openid                   every application carries it
  keep  mcp.read                 needed for 'the MCP transport'
  keep  marketing.read           needed for 'find_offers'

  Proven: no other set of this provider's scopes meets these uses at less risk.

request pay
  asked openid mcp.read marketing.read payment.write
  least openid mcp.read marketing.read payment.write

  keep  openid                   every application carries it
  keep  mcp.read                 needed for 'the MCP transport'
  keep  marketing.read           needed for 'find_offers'
  keep  payment.write            needed for 'pay'

  Proven: no other set of this provider's scopes meets these uses at less risk.
