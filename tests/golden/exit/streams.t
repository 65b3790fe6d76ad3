# Findings go to standard output, everything else to standard error.
$ leastscope -q bad.yaml 2>/dev/null | head -n 1
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
$ leastscope bad.yaml 2>&1 >/dev/null
? 1
$ leastscope missing.yaml 2>/dev/null
missing.yaml:1:1: error[unreadable-input]: no such file or folder

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ leastscope --nothing 2>/dev/null
? 2
$ leastscope --nothing >/dev/null
leastscope: no option '--nothing'; see --help
? 2
$ leastscope explain nothing-like-it 2>/dev/null
? 2
$ leastscope scope bad.yaml 2>/dev/null
? 1
$ leastscope scope bad.yaml 2>&1 >/dev/null | tail -n 1
1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 finding at or above error
$ leastscope --fix good.yaml 2>/dev/null
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope --fix -q good.yaml
