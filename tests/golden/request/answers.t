# Each code that a server may answer, in words.
$ leastscope request 'grant_type=client_credentials&scope=booking.read' -m service.yaml
answer: a token for 'booking.read'. PASS
$ leastscope request 'scope=booking.read&scope=openid' -m service.yaml
<request>:1:20: invalid_request: parameter 'scope' stands there more than once
      = RFC 6749 section 3.2
<request>:1:1: invalid_request: neither 'grant_type' nor 'response_type' is stated
      = RFC 6749 section 4
<request>:1:26: not-in-manifest: no request of the manifest asks for 'openid'
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request 'grant_type=client_credentials&client_id=stranger&scope=booking.read' -m service.yaml
<request>:1:41: invalid_client: 'stranger' is not the client of the manifest
      = RFC 6749 section 5.2
answer: invalid_client, and no token at all. FAIL
? 1
$ leastscope request 'grant_type=magic&scope=booking.read' -m service.yaml
<request>:1:12: unsupported_grant_type: there is no grant 'magic'
      = RFC 6749 section 5.2
answer: unsupported_grant_type, and no token at all. FAIL
? 1
$ leastscope request 'response_type=token&client_id=night-export&scope=booking.read' -m service.yaml
<request>:1:15: unsupported_response_type: wink does not offer the grant 'implicit'
      = RFC 6749 section 4.1.2.1
answer: unsupported_response_type, and no token at all. FAIL
? 1
$ leastscope request 'grant_type=refresh_token&refresh_token=x' -m service.yaml
<request>:1:12: unauthorized_client: the client is not registered for the grant 'refresh_token'
      = RFC 6749 section 5.2
answer: unauthorized_client, and no token at all. FAIL
? 1
$ leastscope request 'grant_type=client_credentials&scope=booking.read&resource=/mcp' -m service.yaml
<request>:1:59: invalid_target: the resource '/mcp' is no absolute URI without a fragment
      = RFC 8707 section 2
answer: invalid_target, and no token at all. FAIL
? 1
$ leastscope request 'grant_type=client_credentials&scope=booking.raed+payment.write' -m service.yaml
<request>:1:37: invalid_scope: wink has no scope 'booking.raed'; did you mean 'booking.read'?
      = RFC 6749 section 5.2
<request>:1:50: invalid_scope: 'payment.write' is not registered for the client
      = RFC 7591 section 2
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request 'grant_type=client_credentials' -m service.yaml
<request>:1:1: undecided: no scope is asked for, and nobody says what the server then grants
      = RFC 6749 section 3.3
answer: undecided, which is no pass. FAIL
? 4
$ leastscope request 'grant_type=client_credentials&scope=booking.read+offline_access' -m service.yaml
<request>:1:50: different-scope: 'offline_access' asks for a refresh token, which client_credentials never gives
      = OpenID Connect Core section 11
answer: a token for 'booking.read', which is not what is asked for. FAIL
? 1
$ leastscope request 'grant_type=client_credentials&scope=booking.read+inventory.read' -m two.yaml --env production
<request>:1:50: not-in-manifest: no request of the manifest asks for 'inventory.read'
answer: a token for 'booking.read inventory.read', which is not what the manifest says. FAIL
? 1
