# The least sets that Wink's own pages ask for give no finding, with the calls
# they are asked for.
$ leastscope check --min-severity note --stdin-filename partner.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: service
> grant_type: client_credentials
> scope: inventory.read
> usage: complete
> operations:
>   - POST /wink.partner.v1.Search/SearchByCity
>   - POST /wink.partner.v1.Lookup/Get
> END
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope check --min-severity note --stdin-filename channel.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: service
> environment: staging
> endpoints: {token_endpoint: "https://staging-iam.wink.travel/oauth2/token"}
> grant_type: client_credentials
> scope: integrations.read integrations.write
> usage: complete
> operations:
>   - GET https://staging-integrations.wink.travel/api/managing-entity/7/channel-manager/property/list
>   - GET https://staging-integrations.wink.travel/api/managing-entity/7/channel-manager/ping
>   - PUT https://staging-integrations.wink.travel/api/managing-entity/7/channel-manager/property/8/master-rate/9
> END
1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope check --min-severity note --stdin-filename agent.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> code_challenge_method: S256
> client: {client_name: Booking agent, grant_types: [authorization_code], redirect_uris: ["http://127.0.0.1/back"], token_endpoint_auth_method: none}
> mcp_servers:
>   - name: wink
>     url: https://api.wink.travel/mcp
>     tools:
>       - {name: show_offer, needs: marketing.read, annotations: {readOnlyHint: true}}
>       - {name: pay_and_book, needs: payment.write}
> requests:
>   - id: look
>     grant_type: authorization_code
>     resource: https://api.wink.travel/mcp
>     scope: openid mcp.read marketing.read
>     tools: [show_offer]
>     usage: complete
>   - id: book
>     step_up_from: look
>     grant_type: authorization_code
>     resource: https://api.wink.travel/mcp
>     scope: openid mcp.read marketing.read payment.write
>     tools: [show_offer, pay_and_book]
>     usage: complete
>     human_approval: per-call
>     justification: {payment.write: The guest pays for the room that the agent found.}
> END
1 manifest, 2 requests, 9 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
