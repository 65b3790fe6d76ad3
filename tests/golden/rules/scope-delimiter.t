# A comma list is one scope to the server.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: inventory.read,inventory.write
> END
x.yaml:3:8: error[scope-delimiter]: ',' joins 2 scopes into one: 'inventory.read,inventory.write'
    3 | scope: inventory.read,inventory.write
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ separate scopes with blanks
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: write 2 scopes (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: harbour
> scope: [berth.read;berth.write]
> END
x.yaml:3:9: warning[scope-delimiter]: ';' joins 2 scopes into one: 'berth.read;berth.write'
    3 | scope: [berth.read;berth.write]
      |         ^^^^^^^^^^^^^^^^^^^^^^ write each scope as an item of its own
      = fix: write 2 scopes (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
