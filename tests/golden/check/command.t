# The word "check" may be left out; without a path it is the current folder.
$ leastscope check good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope check bad.yaml
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
    3 | scope: booking.read inventory.raed
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 finding at or above error
? 1
$ leastscope -v
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
    3 | scope: booking.read inventory.raed
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

broken.json:2:1: error[unreadable-input]: the file ends inside an object

bad.yaml: checked, leastscope, provider wink
broken.json: unreadable
good.yaml: checked, leastscope, provider wink

2 manifests, 2 requests, 3 scopes: 2 errors, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 2 findings at or above error
? 4
$ leastscope check -- good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
