# Not in a complete catalog.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: inventory.read housekeeping.schedule
> END
x.yaml:3:23: error[unknown-scope]: wink has no scope 'housekeeping.schedule'
    3 | scope: inventory.read housekeeping.schedule
      |                       ^^^^^^^^^^^^^^^^^^^^^
      = 'leastscope list scopes --provider wink' lists them
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
