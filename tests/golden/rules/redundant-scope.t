# A scope that another requested scope already includes.
$ leastscope check --catalog mail.yaml --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: mail
> scope: mail.read mail.change
> END
x.yaml:3:8: note[redundant-scope]: 'mail.change' already includes 'mail.read'
    3 | scope: mail.read mail.change
      |        ^^^^^^^^^
      = if the narrow one is enough, leave out 'mail.change' instead
      = x.yaml:3:18: the wider scope
      = fix: remove 'mail.read' (--fix)

x.yaml:3:8: note[usage-undeclared]: nothing says what these scopes are used for
    3 | scope: mail.read mail.change
      |        ^^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 2 notes. PASS: no finding at or above error
