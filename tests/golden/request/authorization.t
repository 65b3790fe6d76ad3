# Requests to the authorization endpoint.
$ start='https://iam.wink.travel/oauth2/authorize?client_id=lobby&scope=mcp.read'; echo "$start" >url
$ leastscope request -m agent.yaml "$(cat url)&response_type=code"
<request>:1:42: invalid_request: 'code_challenge' is missing: an AI agent must use PKCE
      = RFC 9700 section 2.1.1
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m agent.yaml "$(cat url)&response_type=code&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=plain"
<request>:1:173: invalid_request: 'code_challenge_method' is not S256
      = MCP, authorization: code protection
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m agent.yaml "$(cat url)&response_type=code&code_challenge=tooshort&code_challenge_method=S256"
<request>:1:107: invalid_request: 'code_challenge' is not 43 to 128 characters of A-Z, a-z, 0-9, '-', '.', '_' and '~'
      = RFC 7636 section 4.2
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m agent.yaml "$(cat url)&response_type=code&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri=http%3A%2F%2F127.0.0.1%3A49152%2Fcallback"
answer: a token for 'mcp.read'. PASS
$ leastscope request -m agent.yaml "$(cat url)&response_type=code&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&redirect_uri=https%3A%2F%2Fevil.example%2F%3Fk%3Dgeheim"
<request>:1:191: invalid_request: 'https://evil.example/' is none of the registered redirect URIs
      = RFC 6749 section 3.1.2.4
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m agent.yaml "$(cat url)&response_type=code+id_token"
<request>:1:87: unsupported_response_type: wink does not offer the grant 'implicit'
      = RFC 6749 section 4.1.2.1
<request>:1:42: invalid_request: 'code_challenge' is missing: an AI agent must use PKCE
      = RFC 9700 section 2.1.1
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m agent.yaml "$(cat url)"
<request>:1:42: invalid_request: neither 'grant_type' nor 'response_type' is stated
      = RFC 6749 section 3.1.1
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m agent.yaml 'https://iam.wink.travel/oauth2/authorize'
<request>:1:41: invalid_request: there is no parameter
      = RFC 6749 appendix B
answer: invalid_request, and no token at all. FAIL
? 1
