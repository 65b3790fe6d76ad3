# Without a manifest: what the RFCs and the catalogs say.
$ leastscope request 'grant_type=client_credentials&scope=booking.read'
answer: a token for 'booking.read'. PASS
$ leastscope request 'grant_type=client_credentials&scope=booking.lst'
<request>:1:37: undecided: 'booking.lst' is in no catalog or registration
answer: undecided, which is no pass. FAIL
? 4
$ leastscope request 'grant_type=client_credentials&scope=read%3Athings'
<request>:1:37: undecided: 'read:things' is in no catalog or registration
answer: undecided, which is no pass. FAIL
? 4
$ leastscope request -p wink 'grant_type=client_credentials&scope=read%3Athings'
<request>:1:37: invalid_scope: wink has no scope 'read:things'
      = RFC 6749 section 5.2
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request 'https://iam.wink.travel/oauth2/authorize?response_type=code&client_id=a&scope=booking.read'
answer: a token for 'booking.read'. PASS
$ leastscope request -p moon 'grant_type=client_credentials&scope=a'
leastscope: no catalog 'moon'; 'list catalogs' shows those there are
? 2
