# What may hurt has to be asked for, as with the fixes of a check.
$ cp bare.yaml before.yaml
$ leastscope suggest --apply bare.yaml --usage common.log >/dev/null
leastscope: bare.yaml: not changed, because 'usage: complete' is not said, and what goes may be in use; --unsafe-fixes changes it all the same
? 4
$ cmp before.yaml bare.yaml
$ leastscope suggest --apply --unsafe-fixes bare.yaml --usage common.log >/dev/null
$ diff before.yaml bare.yaml
4c4
< scope: booking.read booking.write inventory.write
---
\> scope: booking.read
? 1
$ printf 'leastscope: 1\nprovider: wink\nscope: booking.read\nusage: complete\noperations: [show-bookings, DELETE /api/shopping-cart]\n' >more.yaml
$ leastscope suggest --apply more.yaml
request (only)
  asked booking.read
  least booking.read booking.remove

  keep  booking.read             needed for 'show-bookings'
  add   booking.remove           needed for 'DELETE /api/shopping-cart'

  Proven: no other set of this provider's scopes meets these uses at less risk.
leastscope: more.yaml: not changed, because it would ask for more; --unsafe-fixes changes it all the same
? 4
$ leastscope suggest --apply --unsafe-fixes more.yaml >/dev/null
$ cat more.yaml
leastscope: 1
provider: wink
scope: booking.read booking.remove
usage: complete
operations: [show-bookings, DELETE /api/shopping-cart]
$ leastscope suggest --unsafe-fixes more.yaml
leastscope: --unsafe-fixes goes with --apply
? 2
