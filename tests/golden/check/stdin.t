# Standard input is one input among others; its name decides how it is read.
$ leastscope - <good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope -v --stdin-filename pms/x.yaml - <bad.yaml
pms/x.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
    3 | scope: booking.read inventory.raed
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

pms/x.yaml: checked, leastscope, provider wink

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 finding at or above error
? 1
$ printf '{"leastscope": 1, "provider": "wink", // why\n"scope": "booking.read"}\n' | leastscope -q --min-severity warning --stdin-filename x.json -
x.json:1:39: error[unreadable-input]: a comment, which JSON does not have
    1 | {"leastscope": 1, "provider": "wink", // why
      |                                       ^^
      = remove it, or name the file .jsonc

? 4
$ printf '{"leastscope": 1, "provider": "wink", // why\n"scope": "booking.read"}\n' | leastscope -q --min-severity warning --stdin-filename x.jsonc -
$ leastscope -v --stdin-filename x.yaml good.yaml - <good.yaml
x.yaml: checked, leastscope, provider wink
good.yaml: checked, leastscope, provider wink

2 manifests, 2 requests, 2 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope - </dev/null
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
