# -q drops the verdict line, -v adds inputs and what was silenced.
$ leastscope -q good.yaml
$ leastscope -q bad.yaml
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
    3 | scope: booking.read inventory.raed
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

? 1
$ printf 'leastscope: 1\nprovider: wink\n# leastscope: allow misspelled-scope -- the old system wants it\nscope: booking.raed\n' >allowed.yaml
$ leastscope --min-severity warning allowed.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 1 note, 1 suppressed. PASS: no finding at or above error
$ leastscope -v --min-severity warning allowed.yaml
allowed.yaml:4:8: suppressed error[misspelled-scope]: wink has no scope 'booking.raed'
    4 | scope: booking.raed
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)
      = allowed by the comment on line 3: the old system wants it

allowed.yaml: checked, leastscope, provider wink

1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 1 note, 1 suppressed. PASS: no finding at or above error
$ leastscope -qv --min-severity warning allowed.yaml
allowed.yaml:4:8: suppressed error[misspelled-scope]: wink has no scope 'booking.raed'
    4 | scope: booking.raed
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)
      = allowed by the comment on line 3: the old system wants it

allowed.yaml: checked, leastscope, provider wink

$ leastscope --no-ignores -q --min-severity warning allowed.yaml
allowed.yaml:4:8: error[misspelled-scope]: wink has no scope 'booking.raed'
    4 | scope: booking.raed
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)

? 1
$ leastscope --format github -q good.yaml
$ leastscope --format json -q --min-severity warning allowed.yaml | sed 's/.*\("suppression":{[^}]*}\).*/\1/'
"suppression":{"kind":"comment","line":3,"reason":"the old system wants it","until":null}
