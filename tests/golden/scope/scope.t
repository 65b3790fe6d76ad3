# Nothing but the scope parameter of a manifest that passes.
$ leastscope scope good.yaml
booking.read
$ leastscope scope - <good.yaml
booking.read
$ echo "scope=$(leastscope scope good.yaml)"
scope=booking.read
$ leastscope scope bad.yaml 2>/dev/null
? 1
$ leastscope scope bad.yaml
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
    3 | scope: booking.read inventory.raed
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 finding at or above error
? 1
$ leastscope scope missing.yaml
leastscope: missing.yaml: no such file or folder
? 4
$ leastscope scope .
leastscope: .: it is a folder
? 4
$ leastscope scope - <&-
leastscope: standard input: Bad file descriptor
? 4
$ leastscope scope
leastscope: say 'scope MANIFEST'
? 2
$ leastscope scope good.yaml bad.yaml
leastscope: say 'scope MANIFEST'
? 2
$ printf 'a: 1\n' | leastscope scope -
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
