# What has no meaning fails: it was not checked.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: robot
> scope:
>   - inventory: read
> END
x.yaml:3:14: error[malformed-manifest]: 'client_kind' must be service, web, spa, native, device or agent
    3 | client_kind: robot
      |              ^^^^^

x.yaml:5:5: error[malformed-manifest]: a scope must be a string: quote a name that holds ': '
    5 |   - inventory: read
      |     ^^^^^^^^^^^^^^^

1 manifest, 1 request, 0 scopes: 2 errors, 0 warnings, 0 notes. FAIL: 2 findings at or above error
? 1
