# A configuration that is wrong is 2, with its place.
$ printf 'rules:\n  missspelled-scope: error\n' >.leastscope.yaml
$ leastscope good.yaml
leastscope: .leastscope.yaml:2:3: there is no such rule; did you mean 'misspelled-scope'?
? 2
$ leastscope --no-config good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ printf 'rules: [\n' >.leastscope.yaml
$ leastscope good.yaml
leastscope: .leastscope.yaml:2:1: expected a value; if it is text, put it in quotes
? 2
$ printf 'ruels: {}\n' >.leastscope.yaml
$ leastscope good.yaml
leastscope: .leastscope.yaml:1:1: the configuration has no such key; did you mean 'rules'?
? 2
$ leastscope --config missing.yaml good.yaml
leastscope: missing.yaml: no such file or folder
? 2
$ printf 'files: {exclude: [bad.yaml]}\n' >.leastscope.yaml
$ leastscope -v .
broken.json:2:1: error[unreadable-input]: the file ends inside an object

broken.json: unreadable
good.yaml: checked, leastscope, provider wink

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ leastscope -q bad.yaml | grep -c 'error\['
1
$ leastscope -v --force-exclude bad.yaml
bad.yaml: excluded

0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
$ leastscope -v --force-exclude bad.yaml good.yaml
bad.yaml: excluded
good.yaml: checked, leastscope, provider wink

1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ LEASTSCOPE_CONFIG=missing.yaml leastscope good.yaml
leastscope: missing.yaml: no such file or folder
? 2
$ LEASTSCOPE_CONFIG=missing.yaml leastscope --no-config good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
