# A file nobody could read is not a pass.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: [inventory.read
> END
x.yaml:4:1: error[unreadable-input]: expected ',' or ']'

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
