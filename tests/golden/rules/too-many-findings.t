# 101 duplicates; the last one is counted, not shown.
$ { printf 'leastscope: 1\nprovider: wink\nscope: >-\n'
> for n in $(seq 102); do echo "  openid"; done; } |
> leastscope check --stdin-filename x.yaml - | tail -n 8
      = x.yaml:4:3: first here
      = fix: drop the second one (--fix)

x.yaml:105:3: error[too-many-findings]: 1 more finding of scope-duplicate is not listed
  105 |   openid
      |   ^^^^^^ at most 100 findings of a rule in one file

1 manifest, 1 request, 102 scopes: 1 error, 0 warnings, 100 notes. FAIL: 1 finding at or above error
