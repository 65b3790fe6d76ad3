# A declared operation or tool that is not in the provider's catalog.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> operations: [show-bookings-of-the-moon]
> usage: complete
> END
x.yaml:4:14: note[unknown-operation]: wink has no operation 'show-bookings-of-the-moon'
    4 | operations: [show-bookings-of-the-moon]
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^
      = check its name, or declare its 'needs:'
      = what it needs is not known, so nothing is proven unused (catalog wink of 2026-08-08)

1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
