# Limits: at N and past it.
$ head -c 256 /dev/zero | tr '\0' a >long; leastscope request -p wink "grant_type=client_credentials&scope=$(cat long)" | cut -c 1-100
<request>:1:37: invalid_scope: wink has no scope '**************************************************
      = RFC 6749 section 5.2
answer: invalid_scope, and no token at all. FAIL
$ leastscope request -p wink "grant_type=client_credentials&scope=$(cat long)a"
<request>:1:37: undecided: a scope has 257 bytes; the limit is 256
answer: undecided, which is no pass. FAIL
? 4
$ i=0; while [ $i -lt 500 ]; do printf '+booking.read'; i=$((i + 1)); done | cut -c 2- >many; leastscope request "grant_type=client_credentials&scope=$(cat many)"
answer: a token for 'booking.read'. PASS
$ leastscope request "grant_type=client_credentials&scope=$(cat many)+booking.read"
<request>:1:37: undecided: more than the limit of 500 scopes
answer: undecided, which is no pass. FAIL
? 4
$ { printf 'scope='; head -c 65537 /dev/zero | tr '\0' a; } | leastscope request --as json -
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"undecided","scope":"","granted":null,"provider":null,"objections":[{"error":"undecided","message":"a value is longer than 65536 bytes","authority":null,"line":1,"column":7,"start":6,"end":65543}]}
? 4
$ { printf 'scope='; head -c 1048570 /dev/zero | tr '\0' '&'; } | leastscope request -
<stdin>:1:1: invalid_request: neither 'grant_type' nor 'response_type' is stated
      = RFC 6749 section 4
answer: invalid_request, and no token at all. FAIL
? 1
$ { printf 'scope='; head -c 1048571 /dev/zero | tr '\0' '&'; } | leastscope request -
leastscope: <stdin>: it is larger than the limit of 1048576 bytes
? 4
