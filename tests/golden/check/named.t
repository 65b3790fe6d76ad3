# What is named and is no manifest is nothing to check; beside one it is no harm.
$ leastscope other.yaml
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
$ leastscope -v other.yaml good.yaml
other.yaml: not a manifest
good.yaml: checked, leastscope, provider wink

1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope --format jsonl other.yaml good.yaml | sed 's/.*"type":"\([a-z]*\)".*"status":"\([a-z-]*\)".*/\1 \2/; s/.*"verdict"/verdict/'
input not-a-manifest
input checked
verdict:"pass","reason":"no finding at or above error","exit_status":0}
