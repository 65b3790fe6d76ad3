# A scope to write or remove, where the group is used for less.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read booking.remove
> operations: [show-booking-as-travel-agent]
> usage: complete
> END
x.yaml:3:21: error[unneeded-write]: 'booking.remove' can remove, and no declared use of 'booking' does
    3 | scope: booking.read booking.remove
      |                     ^^^^^^^^^^^^^^ leave it out
      = fix: remove 'booking.remove' (--fix)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 finding at or above error
? 1
