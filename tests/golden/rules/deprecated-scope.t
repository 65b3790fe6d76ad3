# A scope of 2021.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: platform_read
> END
x.yaml:3:8: error[deprecated-scope]: 'platform_read' is deprecated, and wink grants it to no application
    3 | scope: platform_read
      |        ^^^^^^^^^^^^^ ask for what replaces it
      = of 2021, when Wink had one scope for reading everything; ask for the sections you read
      = catalog wink of 2026-08-08

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
