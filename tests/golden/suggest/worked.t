# Five scopes become one: each way an unneeded scope is named, and what settles
# the last of them.
$ cat >example.yaml <<'END'
> leastscope: 1
> provider: wink
> client_kind: service
> client: {scope: "booking.read booking.write booking.remove inventory.read account.write account.read"}
> requests:
>   - scope: booking.read booking.write booking.remove inventory.read account.write
>     grant_type: client_credentials
>     justification: {account.write: it came with the sample}
>     usage: complete
>     operations:
>       - show-booking-as-travel-agent
>       - operation_id: show-booking-grid-as-travel-agent
> END
$ leastscope check --format github example.yaml | sed -n 's/^::\([a-z]*\) .*,col=\([0-9]*\),.*title=\([a-z-]*\)::\([^;]*\);.*/\2 \1 \3: \4/p' | sort -n
12 warning whole-group: this asks for every action of group 'booking'
25 notice unneeded-write: 'booking.write' can write, and probably no declared use of 'booking' does
39 error unneeded-write: 'booking.remove' can remove, and no declared use of 'booking' does
54 warning unused-scope: no declared use needs 'inventory.read'
69 error unused-scope: no declared use needs 'account.write'
89 warning registered-excess: 'account.read' is registered, and no request asks for it
$ leastscope check --fix example.yaml | tail -n 1
leastscope: fixed 1 file
1 manifest, 1 request, 8 scopes: 1 error, 3 warnings, 1 note. FAIL: 1 finding at or above error
$ grep '  - scope:' example.yaml
  - scope: booking.read booking.write
$ echo '        needs: booking.read' >>example.yaml
$ leastscope suggest example.yaml
request (only)
  asked booking.read booking.write
  least booking.read

  keep  booking.read             needed for 'show-booking-as-travel-agent', 'show-booking-grid-as-travel-agent'
  drop  booking.write            no declared use needs it

  Proven: no other set of this provider's scopes meets these uses at less risk.
$ leastscope check --fix example.yaml | tail -n 1
leastscope: fixed 1 file
1 manifest, 1 request, 8 scopes: 1 error, 4 warnings, 0 notes. FAIL: 1 finding at or above error
$ grep '  - scope:' example.yaml
  - scope: booking.read
