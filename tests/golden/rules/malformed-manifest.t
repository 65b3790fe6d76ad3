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
$ leastscope check --format github --stdin-filename x.json - <<'END'
> [{"leastscope": 1, "provider": "wink", "scope": "inventory.read"}]
> END
::error file=x.json,line=1,endLine=1,col=2,endColumn=66,title=malformed-manifest::a manifest cannot stand in a list: give each a file, or a YAML document, of its own
::notice file=x.json,line=1,endLine=1,col=50,endColumn=64,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
