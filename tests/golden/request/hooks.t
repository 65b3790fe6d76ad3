# What servers post to a hook: Ory Hydra, Auth0, and the plain thing.
$ leastscope request -m service.yaml - <<END
> {"session": {"client_id": "night-export", "extra": {}},
>  "request": {"client_id": "night-export", "granted_scopes": ["booking.read"],
>   "granted_audience": [], "grant_types": ["client_credentials"], "payload": {}}}
> END
answer: a token for 'booking.read'. PASS
$ leastscope request -m service.yaml - <<END
> {"session": {}, "request": {"client_id": "night-export",
>   "requested_scopes": ["booking.read", "booking.write"],
>   "grant_types": ["client_credentials"]}}
> END
<stdin>:2:41: invalid_scope: 'booking.write' is not registered for the client
      = RFC 7591 section 2
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request -m agent.yaml '{"subject":"u","client_id":"lobby","granted_scopes":["mcp.read"],"granted_audience":["https://elsewhere.example/"]}'
<request>:1:86: not-in-manifest: no request of the manifest names the audience 'https://elsewhere.example/'
      = RFC 8693 section 2.1
answer: a token for 'mcp.read', which is not what the manifest says. FAIL
? 1
$ leastscope request -m service.yaml '{"client":{"client_id":"night-export"},"accessToken":{"scope":["booking.read"]}}'
answer: a token for 'booking.read'. PASS
$ leastscope request -m service.yaml '{"client":{"client_id":"other"},"transaction":{"requested_scopes":["booking.read"]}}'
<request>:1:24: invalid_client: 'other' is not the client of the manifest
      = RFC 6749 section 5.2
answer: invalid_client, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml '{"scope":"booking.read"}'
answer: a token for 'booking.read'. PASS
$ leastscope request -m service.yaml '{"scope":["booking.read","booking.read booking.write"]}'
<request>:1:27: invalid_scope: 'booking.read booking.write' holds a character no scope may hold
      = RFC 6749 section 3.3
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml '{"scope":"booking.read","scope":"booking.write"}'
<request>:1:25: invalid_request: parameter 'scope' stands there more than once
      = RFC 6749 section 3.2
<request>:1:34: invalid_scope: 'booking.write' is not registered for the client
      = RFC 7591 section 2
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml '{}'
<request>:1:1: undecided: no scope is asked for, and nobody says what the server then grants
      = RFC 6749 section 3.3
answer: undecided, which is no pass. FAIL
? 4
