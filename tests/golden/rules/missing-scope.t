# A declared operation or tool that the requested scopes do not allow.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: inventory.read
> operations: [show-booking-as-travel-agent]
> usage: complete
> END
x.yaml:3:8: warning[unused-scope]: no declared use needs 'inventory.read'
    3 | scope: inventory.read
      |        ^^^^^^^^^^^^^^ leave it out

x.yaml:4:14: error[missing-scope]: no requested scope allows 'show-booking-as-travel-agent'
    4 | operations: [show-booking-as-travel-agent]
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ it needs 'booking.read'
      = the call would fail with insufficient_scope (inferred from the operation)
      = fix: add 'booking.read' (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 1 error, 1 warning, 0 notes. FAIL: 1 finding at or above error
? 1
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> operations: [show-booking-grid-as-travel-agent]
> END
x.yaml:4:14: note[missing-scope]: the requested scopes may not be enough for 'show-booking-grid-as-travel-agent'
    4 | operations: [show-booking-grid-as-travel-agent]
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = it needs 'booking.read' or 'booking.write'
      = the call would fail with insufficient_scope (inferred from the operation)
      = the catalog does not say what 'show-booking-grid-as-travel-agent' needs; declare its 'needs:' to settle it

1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
