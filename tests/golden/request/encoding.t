# Characters, and how they are written in a form.
$ leastscope request -m service.yaml 'grant_type=client_credentials&%73cope=booking%2eread'
answer: a token for 'booking.read'. PASS
$ leastscope request -m agent.yaml 'grant_type=client_credentials&scope=a%20b+c%2Bd'
<request>:1:1: invalid_request: 'client_id' is missing
      = RFC 6749 section 4.1.3
<request>:1:12: unauthorized_client: the client is not registered for the grant 'client_credentials'
      = RFC 6749 section 5.2
<request>:1:37: invalid_scope: wink has no scope 'a'
      = RFC 6749 section 5.2
<request>:1:41: invalid_scope: wink has no scope 'b'
      = RFC 6749 section 5.2
<request>:1:43: invalid_scope: wink has no scope 'c+d'
      = RFC 6749 section 5.2
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope=booking.read%00'
<request>:1:37: invalid_scope: 'booking.read\u{0}' holds a character no scope may hold
      = RFC 6749 section 3.3
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope=booking.read%c2%a0'
<request>:1:37: invalid_scope: 'booking.read ' holds a character no scope may hold
      = RFC 6749 section 3.3
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope=booking.read%1b%5b31m'
<request>:1:37: invalid_scope: 'booking.read\u{1b}[31m' holds a character no scope may hold
      = RFC 6749 section 3.3
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope=booking.read++'
<request>:1:50: invalid_scope: one blank stands between two scopes, and none before or behind them
      = RFC 6749 section 3.3
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope=booking.read%ff'
<request>:1:37: invalid_request: what the percent signs stand for is not UTF-8
      = RFC 6749 appendix B
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope=100%'
<request>:1:40: invalid_request: '%' is not followed by two hexadecimal digits
      = RFC 6749 appendix B
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope=booking.read&sc%6fpe=a'
<request>:1:50: invalid_request: parameter 'sc%6fpe' stands there more than once
      = RFC 6749 section 3.2
<request>:1:58: invalid_scope: wink has no scope 'a'
      = RFC 6749 section 5.2
answer: invalid_request, and no token at all. FAIL
? 1
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope=booking.read&resource=https%3A%2F%2Fapi.wink.travel&resource=https%3A%2F%2Fintegrations.wink.travel'
answer: a token for 'booking.read'. PASS
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope='
<request>:1:1: undecided: no scope is asked for, and nobody says what the server then grants
      = RFC 6749 section 3.3
answer: undecided, which is no pass. FAIL
? 4
$ leastscope request -m service.yaml 'grant_type=client_credentials&scope=${SCOPE}'
<request>:1:37: undecided: '${SCOPE}' is a placeholder
answer: undecided, which is no pass. FAIL
? 4
$ leastscope request ''
<request>:1:1: invalid_request: there is no parameter
      = RFC 6749 appendix B
answer: invalid_request, and no token at all. FAIL
? 1
$ printf '\n' | leastscope request -
<stdin>:1:1: invalid_request: there is no parameter
      = RFC 6749 appendix B
answer: invalid_request, and no token at all. FAIL
? 1
$ printf 'grant_type=client_credentials&scope=booking.read\r\n' | leastscope request -
answer: a token for 'booking.read'. PASS
$ printf 'grant_type=client_credentials&scope=a\000b' | leastscope request -
<stdin>:1:38: invalid_request: a NUL byte, which no text file holds
      = RFC 6749 appendix B
answer: invalid_request, and no token at all. FAIL
? 1
$ printf '\377\376s\000' | leastscope request -
<stdin>:1:1: invalid_request: this is UTF-16 or UTF-32, not UTF-8
      = RFC 6749 appendix B
answer: invalid_request, and no token at all. FAIL
? 1
