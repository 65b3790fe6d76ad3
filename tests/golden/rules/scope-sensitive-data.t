# The address is neither repeated nor shown.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: calendar:anna@example.com
> END
x.yaml:3:8: error[scope-sensitive-data]: this scope holds what looks like an e-mail address
    3 | scope: *************************
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^
      = scopes end up in logs and in the browser's address bar
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
