# The declared uses are not said to be all there are.
$ leastscope check --profile strict --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read booking.remove
> operations: [show-booking-as-travel-agent]
> usage: partial
> END
x.yaml:3:21: note[unneeded-write]: 'booking.remove' can remove, and no declared use of 'booking' does
    3 | scope: booking.read booking.remove
      |                     ^^^^^^^^^^^^^^ leave it out
      = say 'usage: complete' when the declared uses are all there are
      = fix: remove 'booking.remove' (--fix --unsafe-fixes)

x.yaml:5:8: error[usage-partial]: the declared uses are not said to be all there are
    5 | usage: partial
      |        ^^^^^^^ declare the others and say 'usage: complete'
      = no scope is proven to be more than what is needed

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
