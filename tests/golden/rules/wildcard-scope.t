# A whole group, and everything.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: inventory.read booking.* all
> END
x.yaml:3:23: error[wildcard-scope]: 'booking.*' is a wildcard, not a scope
    3 | scope: inventory.read booking.* all
      |                       ^^^^^^^^^ name the scopes the client needs
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

x.yaml:3:33: error[wildcard-scope]: 'all' is a wildcard, not a scope
    3 | scope: inventory.read booking.* all
      |                                 ^^^ name the scopes the client needs
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

1 manifest, 1 request, 3 scopes: 2 errors, 0 warnings, 1 note. FAIL: 2 findings at or above error
? 1
