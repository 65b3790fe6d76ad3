# A step-up asks for the union of what it has and what it adds.
$ url='https://iam.wink.travel/oauth2/authorize?response_type=code&client_id=lobby&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256'; echo "$url" >url
$ leastscope request -m agent.yaml --request look "$(cat url)&scope=mcp.read+booking.read"
answer: a token for 'mcp.read booking.read'. PASS
$ leastscope request -m agent.yaml --request cancel "$(cat url)&scope=mcp.read+booking.read+booking.write"
answer: a token for 'mcp.read booking.read booking.write'. PASS
$ leastscope request -m agent.yaml --request cancel "$(cat url)&scope=booking.write"
<request>:1:169: not-in-manifest: the step-up drops 'mcp.read' of request 'look': it has to ask for the union of both
      = MCP, authorization: step-up flow
<request>:1:169: not-in-manifest: the step-up drops 'booking.read' of request 'look': it has to ask for the union of both
      = MCP, authorization: step-up flow
answer: a token for 'booking.write', which is not what the manifest says. FAIL
? 1
$ leastscope request -m agent.yaml --request look "$(cat url)&scope=mcp.read+booking.read+booking.write"
<request>:1:191: not-in-manifest: request 'look' of the manifest does not ask for 'booking.write'
answer: a token for 'mcp.read booking.read booking.write', which is not what the manifest says. FAIL
? 1
$ leastscope request -m agent.yaml "$(cat url)&scope=mcp.read+booking.read+booking.write"
answer: a token for 'mcp.read booking.read booking.write'. PASS
$ leastscope request -m agent.yaml --request look "$(cat url)&scope=mcp.read+booking.read&resource=https%3A%2F%2Fapi.wink.travel%2Fmcp"
answer: a token for 'mcp.read booking.read'. PASS
