# The tag turns the text into another scope.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope:
>   - inventory.read
>   - !!binary cGF5bWVudC5yZW1vdmU=
> END
x.yaml:5:5: error[tagged-scope]: tag '!!binary' changes this scope for the readers that know it
    5 |   - !!binary cGF5bWVudC5yZW1vdmU=
      |     ^^^^^^^^ write the scope without a tag

x.yaml:5:14: error[unknown-scope]: wink has no scope 'cGF5bWVudC5yZW1vdmU='
    5 |   - !!binary cGF5bWVudC5yZW1vdmU=
      |              ^^^^^^^^^^^^^^^^^^^^
      = 'leastscope list scopes --provider wink' lists them
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

1 manifest, 1 request, 2 scopes: 2 errors, 0 warnings, 1 note. FAIL: 2 findings at or above error
? 1
