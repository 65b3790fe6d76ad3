# The day decides whether an allowance still holds.
$ printf 'leastscope: 1\nprovider: wink\n# leastscope: allow misspelled-scope until=2026-11-23 -- the old system wants it\nscope: booking.raed\n' >until.yaml
$ leastscope -q --min-severity warning until.yaml
$ leastscope -q --min-severity warning --now 2026-11-24 until.yaml
until.yaml:3:1: warning[stale-suppression]: this comment allowed misspelled-scope until 2026-11-23 and silences nothing since
    3 | # leastscope: allow misspelled-scope until=2026-11-23 -- the old syst...
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = fix: remove the comment (--fix)

until.yaml:4:8: error[misspelled-scope]: wink has no scope 'booking.raed'
    4 | scope: booking.raed
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)

? 1
$ LEASTSCOPE_NOW= SOURCE_DATE_EPOCH=1795564800 leastscope -q --min-severity warning until.yaml | head -n 1
until.yaml:3:1: warning[stale-suppression]: this comment allowed misspelled-scope until 2026-11-23 and silences nothing since
