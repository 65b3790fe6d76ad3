# Scopes are case-sensitive.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: Booking.read
> END
x.yaml:3:8: error[scope-case]: wink has no scope 'Booking.read': upper and lower case matter
    3 | scope: Booking.read
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
