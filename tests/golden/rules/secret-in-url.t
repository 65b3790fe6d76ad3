# In the query and in front of the host.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: agent
> scope: mcp.read inventory.read
> resource: https://api.wink.travel/mcp
> mcp_servers:
>   - url: https://api.wink.travel/mcp?access_token=Zx81kQv2
> END
x.yaml:7:51: error[secret-in-url]: the secret 'access_token' stands in the URL 'https://api.wink.travel/mcp'
    7 |   - url: https://api.wink.travel/mcp?access_token=********
      |                                                   ^^^^^^^^
      = send it in a header or in the body of the request
      = URLs are logged by every server and proxy on the way: rotate the secret

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> x-note: curl https://ann:hunter2@pms.example.com/
> END
x.yaml:4:22: error[secret-in-url]: credentials stand in the URL 'https://pms.example.com/'
    4 | x-note: curl https://***********@pms.example.com/
      |                      ^^^^^^^^^^^
      = send it in a header or in the body of the request
      = URLs are logged by every server and proxy on the way: rotate the secret

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
