# What cannot be changed by cutting and inserting, and what cannot be written.
$ cp bare.yaml before.yaml
$ printf 'leastscope: 1\nprovider: wink\nscope: &s booking.read inventory.read\nx-other: *s\nusage: complete\noperations: [show-bookings]\n' >anchor.yaml
$ leastscope suggest --apply anchor.yaml >/dev/null
leastscope: anchor.yaml: the scopes stand in a form that cannot be changed by cutting and inserting; write them yourself
? 4
$ cat anchor.yaml
leastscope: 1
provider: wink
scope: &s booking.read inventory.read
x-other: *s
usage: complete
operations: [show-bookings]
$ printf 'leastscope: 1\nprovider: wink\nscope: inventory.read\nusage: complete\noperations: [{operation_id: show-bookings, needs: []}]\n' >none.yaml
$ leastscope suggest --apply none.yaml
request (only)
  asked inventory.read
  least (none)

  drop  inventory.read           no declared use needs it

  Proven: no other set of this provider's scopes meets these uses at less risk.
leastscope: none.yaml: no scope would be left, which servers take for a request for their default; take the request out yourself
? 4
$ cat none.yaml
leastscope: 1
provider: wink
scope: inventory.read
usage: complete
operations: [{operation_id: show-bookings, needs: []}]
$ cp before.yaml link-target.yaml
$ ln -s link-target.yaml link.yaml
$ leastscope suggest --apply --unsafe-fixes link.yaml --usage common.log >/dev/null
leastscope: link.yaml: it is a symbolic link
? 4
$ cmp before.yaml link-target.yaml
$ leastscope suggest --apply - <before.yaml --usage common.log >/dev/null
leastscope: standard input cannot be changed in place
? 2
$ leastscope suggest --apply two.yaml >/dev/null
$ cat two.yaml
leastscope: 1
provider: wink
requests:
  - id: look
    scope: booking.read
    usage: complete
    operations: [show-bookings]
  - id: change
    scope: [booking.read, payment.write]
