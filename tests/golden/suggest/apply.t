# The set is written by cutting and inserting bytes; twice is once.
$ cp desk.yaml before.yaml
$ leastscope suggest --apply desk.yaml >/dev/null
$ diff before.yaml desk.yaml
8c8
<     scope: booking.read booking.write inventory.read  # as the sample code did
---
\>     scope: booking.read booking.write  # as the sample code did
? 1
$ cp desk.yaml once.yaml
$ leastscope suggest --apply desk.yaml
request front-desk
  asked booking.read booking.write
  least booking.read booking.write

  keep  booking.read             needed for 'show-booking-as-travel-agent', 'show-booking-grid-as-travel-agent'
  keep  booking.write            kept only because it may be needed for 'show-booking-grid-as-travel-agent'
  open  'show-booking-grid-as-travel-agent': it may need 'booking.read' or 'booking.write'; if that is right, 'needs: booking.read' on it settles it

  Least however the open needs turn out.
$ cmp once.yaml desk.yaml
$ printf 'leastscope: 1\r\nprovider: wink\r\nscope:\r\n  - "booking.read"   # why\r\n  - "inventory.read"\r\nusage: complete\r\noperations: [show-bookings]\r\n' >crlf.yaml
$ leastscope suggest --apply crlf.yaml >/dev/null
$ cat -A crlf.yaml
leastscope: 1^M$
provider: wink^M$
scope:^M$
  - "booking.read"   # why^M$
usage: complete^M$
operations: [show-bookings]^M$
$ printf '{"leastscope": 1, "provider": "wink",\n "scope": "inventory.read  booking.read",\n "usage": "complete", "operations": ["show-bookings"]}' >one.json
$ leastscope suggest --apply one.json >/dev/null
$ cat one.json
{"leastscope": 1, "provider": "wink",
 "scope": "booking.read",
 "usage": "complete", "operations": ["show-bookings"]}
\ no newline at the end
