# Which client, request and environment of the manifest is meant.
$ leastscope request -m two.yaml 'grant_type=client_credentials&scope=booking.read'
leastscope: two.yaml holds several clients; say which request is meant with --request and --env
? 2
$ leastscope request -m two.yaml --request nightly 'grant_type=client_credentials&scope=booking.read'
leastscope: two.yaml holds several clients; say which request is meant with --request and --env
? 2
$ leastscope request -m two.yaml --request nightly --env staging 'grant_type=client_credentials&scope=inventory.read'
answer: a token for 'inventory.read'. PASS
$ leastscope request -m two.yaml --env production 'grant_type=client_credentials&scope=inventory.read'
<request>:1:37: not-in-manifest: no request of the manifest asks for 'inventory.read'
answer: a token for 'inventory.read', which is not what the manifest says. FAIL
? 1
$ leastscope request -m two.yaml 'grant_type=client_credentials&client_id=real&scope=booking.read'
answer: a token for 'booking.read'. PASS
$ leastscope request -m clients.json 'grant_type=client_credentials&client_id=two&scope=booking.read'
<request>:1:51: invalid_scope: 'booking.read' is not registered for the client
      = RFC 7591 section 2
answer: invalid_scope, and no token at all. FAIL
? 1
$ leastscope request -m clients.json 'grant_type=client_credentials&client_id=three&scope=booking.read'
leastscope: clients.json holds several clients; say which request is meant with --request and --env
? 2
$ leastscope request -m two.yaml --env moon 'grant_type=client_credentials&scope=a'
leastscope: two.yaml: no environment 'moon'
? 2
$ leastscope request -m two.yaml --request daily 'grant_type=client_credentials&scope=a'
leastscope: two.yaml: no request 'daily'
? 2
$ leastscope request -m service.yaml --request nightly --env production 'grant_type=client_credentials&scope=a'
leastscope: service.yaml: no request 'nightly' in environment 'production'
? 2
$ leastscope request --request nightly 'grant_type=client_credentials&scope=a'
leastscope: --request and --env go with --manifest
? 2
$ leastscope request -m missing.yaml 'grant_type=client_credentials&scope=a'
leastscope: missing.yaml: no such file or folder
? 4
$ leastscope request -m . 'grant_type=client_credentials&scope=a'
leastscope: .: it is a folder
? 4
$ printf 'leastscope: 1\nscope: a\nscope: b\n' >twice.yaml; leastscope request -m twice.yaml 'grant_type=client_credentials&scope=a'
leastscope: twice.yaml:3:1: this key stands there more than once
? 4
$ printf 'leastscope: 1\nscope: {a: b}\n' >shape.yaml; leastscope request -m shape.yaml 'grant_type=client_credentials&scope=a'
leastscope: shape.yaml:2:8: 'scope' must be a string of scopes or a list of them
? 4
$ printf 'leastscope: [\n' >broken.yaml; leastscope request -m broken.yaml 'grant_type=client_credentials&scope=a'
leastscope: broken.yaml:2:1: expected a value
? 4
$ printf 'a: b\n' >other.yaml; leastscope request -m other.yaml 'grant_type=client_credentials&scope=a'
leastscope: other.yaml: not a manifest
? 4
$ leastscope request
leastscope: say 'request REQUEST', or 'request -' for standard input
? 2
$ leastscope request a b
leastscope: say 'request REQUEST', or 'request -' for standard input
? 2
$ leastscope request - <&-
leastscope: standard input: Bad file descriptor
? 4
