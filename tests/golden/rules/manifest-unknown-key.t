# A misspelt key is silently without effect.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> enviroment: production
> scope: inventory.read
> x-team: desk
> END
x.yaml:3:1: warning[manifest-unknown-key]: a manifest has no key 'enviroment' here, so it has no effect
    3 | enviroment: production
      | ^^^^^^^^^^ did you mean 'environment'?
      = fix: rename to environment (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
$ leastscope check --format github --stdin-filename x.json - <<'END'
> {"leastscope": 1, "provider": "wink",
>  "scope": "inventory.read", "Scope": "payment.remove"}
> END
::error file=x.json,line=2,endLine=2,col=29,endColumn=36,title=manifest-unknown-key::'Scope' is 'scope' to readers that ignore case, and unknown to all others; did you mean 'scope'?
::notice file=x.json,line=2,endLine=2,col=12,endColumn=26,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --format github --stdin-filename x.json - <<'END'
> {"client_id": "a", "client_name": "b",
>  "scope": "inventory.read", "SCOPE": "payment.remove"}
> END
::error file=x.json,line=2,endLine=2,col=29,endColumn=36,title=manifest-unknown-key::'SCOPE' is 'scope' to readers that ignore case, and unknown to all others; did you mean 'scope'?
::notice file=x.json,line=2,endLine=2,col=12,endColumn=26,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 0 requests, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
