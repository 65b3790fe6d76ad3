# Whether less would do was not checked.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> END
x.yaml:3:8: note[usage-undeclared]: nothing says what these scopes are used for
    3 | scope: booking.read
      |        ^^^^^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
