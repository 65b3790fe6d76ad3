# No value of a parameter that is a secret or stands for one is shown: not in an
# answer, not in JSON, not in an error, not in a URL.
$ leastscope request -m service.yaml 'grant_type=client_credentials&client_id=night-export&client_secret=geheim&scope=booking.read'
answer: a token for 'booking.read'. PASS
$ leastscope request --as json -m service.yaml 'grant_type=client_credentials&client_id=other&client_secret=geheim&scope=booking.raed'
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"invalid_client","scope":"booking.raed","granted":null,"provider":"wink","objections":[{"error":"invalid_client","message":"'other' is not the client of the manifest","authority":"RFC 6749 section 5.2","line":1,"column":41,"start":40,"end":45},{"error":"invalid_scope","message":"wink has no scope 'booking.raed'; did you mean 'booking.read'?","authority":"RFC 6749 section 5.2","line":1,"column":74,"start":73,"end":85}]}
? 1
$ leastscope request 'client_secret=geheim&client_secret=geheim&code=geheim&code=geheim'
<request>:1:22: invalid_request: parameter 'client_secret' stands there more than once
      = RFC 6749 section 3.2
<request>:1:55: invalid_request: parameter 'code' stands there more than once
      = RFC 6749 section 3.2
<request>:1:1: invalid_request: neither 'grant_type' nor 'response_type' is stated
      = RFC 6749 section 4
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request 'grant_type=authorization_code&code=geheim&code_verifier=geheim&client_assertion=geheim&scope=nonsense'
<request>:1:94: undecided: 'nonsense' is in no catalog or registration
answer: undecided, which is no pass. FAIL
? 4
$ leastscope request 'grant_type=refresh_token&refresh_token=geheim&scope=nonsense&client_id=a'
<request>:1:53: undecided: 'nonsense' is in no catalog or registration
answer: undecided, which is no pass. FAIL
? 4
$ leastscope request --as json 'grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=geheim&actor_token=geheim&scope=nonsense'
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"invalid_request","scope":"nonsense","granted":null,"provider":null,"objections":[{"error":"invalid_request","message":"'subject_token_type' is missing","authority":"RFC 8693 section 2.1","line":1,"column":1,"start":0,"end":113},{"error":"undecided","message":"'nonsense' is in no catalog or registration","authority":null,"line":1,"column":106,"start":105,"end":113}]}
? 1
$ leastscope request 'grant_type=password&username=a&password=geheim%'
<request>:1:47: invalid_request: '%' is not followed by two hexadecimal digits
      = RFC 6749 appendix B
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request 'client_secret=geheim%ff'
<request>:1:15: invalid_request: what the percent signs stand for is not UTF-8
      = RFC 6749 appendix B
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request --as json '{"scope":"nonsense","client_secret":"geheim","request":{"payload":{"assertion":["geheim"]}}}'
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"undecided","scope":"nonsense","granted":null,"provider":null,"objections":[{"error":"undecided","message":"'nonsense' is in no catalog or registration","authority":null,"line":1,"column":11,"start":10,"end":18}]}
? 4
$ leastscope request '{"client_secret":"geheim'
<request>:1:18: undecided: a string without its closing quote
answer: undecided, which is no pass. FAIL
? 4
$ leastscope request 'grant_type=client_credentials&scope=booking.read&resource=https%3A%2F%2Fu%3Ageheim%40x.example%2F%3Fk%3Dgeheim'
<request>:1:59: undecided: nobody says whether the server knows the resource 'https://x.example/'
      = RFC 8707 section 2
answer: undecided, which is no pass. FAIL
? 4
$ leastscope request -m agent.yaml 'https://u:geheim@iam.wink.travel/authorize?response_type=code&state=geheim&redirect_uri=https%3A%2F%2Fx.example%2F%3Fcode%3Dgeheim'
<request>:1:44: invalid_request: 'client_id' is missing
      = RFC 6749 section 4.1.1
<request>:1:44: invalid_request: 'code_challenge' is missing: an AI agent must use PKCE
      = RFC 9700 section 2.1.1
<request>:1:89: invalid_request: 'https://x.example/' is none of the registered redirect URIs
      = RFC 6749 section 3.1.2.4
answer: invalid_request, and no token at all. FAIL
? 1
$ for as in text json; do for body in 'grant_type=client_credentials&scope=x&client_secret=geheim' 'scope=%&assertion=geheim' 'assertion=geheim&device_code=geheim&assertion=x'; do leastscope request --as $as "$body"; done; done | grep geheim
? 1
$ leastscope request --provider wink 'grant_type=client_credentials&scope=booking.read client_secret=hunter2'
<request>:1:50: invalid_scope: wink has no scope '*********************'
      = RFC 6749 section 5.2
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request --provider wink --as json 'grant_type=client_credentials&scope=booking.read client_secret=hunter2' | grep -c hunter2
0
? 1
