# Letters, separators, order, plural, and the console's notation.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.raed inventory:read read.content bookings.write ANALYTICS:READ
> END
x.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
    3 | scope: booking.raed inventory:read read.content bookings.write ANALYT...
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)

x.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory:read'
    3 | scope: booking.raed inventory:read read.content bookings.write ANALYT...
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

x.yaml:3:36: error[misspelled-scope]: wink has no scope 'read.content'
    3 | scope: booking.raed inventory:read read.content bookings.write ANALYT...
      |                                    ^^^^^^^^^^^^
      = did you mean 'content.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with content.read (--fix --unsafe-fixes)

x.yaml:3:49: error[misspelled-scope]: wink has no scope 'bookings.write'
    3 | scope: booking.raed inventory:read read.content bookings.write ANALYT...
      |                                                 ^^^^^^^^^^^^^^
      = did you mean 'booking.write'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.write (--fix --unsafe-fixes)

x.yaml:3:64: error[misspelled-scope]: wink has no scope 'ANALYTICS:READ'
    3 | ... bookings.write ANALYTICS:READ
      |                    ^^^^^^^^^^^^^^ did you mean 'analytics.read'?
      = SECTION:LEVEL is how Wink writes the permissions of an account; scopes of a token are written section.action
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with analytics.read (--fix --unsafe-fixes)

1 manifest, 1 request, 5 scopes: 5 errors, 0 warnings, 1 note. FAIL: 5 findings at or above error
? 1
