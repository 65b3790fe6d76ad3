# Each exit status alone.
$ leastscope good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope -q bad.yaml
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
    3 | scope: booking.read inventory.raed
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

? 1
$ leastscope --fail-on never good.yaml
leastscope: --fail-on is error, warning or note, not 'never'
? 2
$ leastscope other.yaml
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
$ leastscope broken.json
broken.json:2:1: error[unreadable-input]: the file ends inside an object

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
