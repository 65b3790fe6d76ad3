# Every action of a group.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: inventory.read inventory.write inventory.remove
> END
x.yaml:3:8: warning[whole-group]: this asks for every action of group 'inventory'
    3 | scope: inventory.read inventory.write inventory.remove
      |        ^^^^^^^^^^^^^^ keep the actions the client performs
      = declare the 'operations:' that show that all are needed (catalog wink of 2026-08-08)

1 manifest, 1 request, 3 scopes: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
