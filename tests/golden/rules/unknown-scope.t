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
$ leastscope check -q --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: BOOKING:WRITE PAYMENT:FULL ALL:READ
> END
x.yaml:3:8: error[unknown-scope]: wink has no scope 'BOOKING:WRITE'
    3 | scope: BOOKING:WRITE PAYMENT:FULL ALL:READ
      |        ^^^^^^^^^^^^^
      = SECTION:WRITE is a permission of an account and covers deleting too; as scopes that is section.write, section.remove or both: look at the operations
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

x.yaml:3:8: note[usage-undeclared]: nothing says what these scopes are used for
    3 | scope: BOOKING:WRITE PAYMENT:FULL ALL:READ
      |        ^^^^^^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

x.yaml:3:22: error[unknown-scope]: wink has no scope 'PAYMENT:FULL'
    3 | scope: BOOKING:WRITE PAYMENT:FULL ALL:READ
      |                      ^^^^^^^^^^^^
      = SECTION:FULL is a permission of an account and has no scope of its own: ask for the actions that the operations need
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

x.yaml:3:35: error[unknown-scope]: wink has no scope 'ALL:READ'
    3 | scope: BOOKING:WRITE PAYMENT:FULL ALL:READ
      |                                   ^^^^^^^^
      = this is a permission of an account; no scope gives it to an application
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

? 1
