# A rule in every form.
$ leastscope explain scope-duplicate
scope-duplicate (note, certain)
    a scope stands twice in one list

Why
    The second one adds nothing. It is often what is left of a scope that was
    meant to be another one.

What to do
    Drop it, or write the scope that was meant.

Bad
    leastscope: 1
    provider: wink
    scope: booking.read inventory.read booking.read

Good
    leastscope: 1
    provider: wink
    scope: booking.read inventory.read

Authority
    RFC 6749, section 3.3 (each string adds an access range)

Can it be fixed by the program?
    Yes, where it never widens access: --fix.
$ leastscope explain --as markdown scope-duplicate
## scope-duplicate

a scope stands twice in one list

Severity: note. Confidence: certain. Fix: Yes, where it never widens access: --fix.

The second one adds nothing. It is often what is left of a scope that was
meant to be another one.

Drop it, or write the scope that was meant.

Bad:

```yaml
leastscope: 1
provider: wink
scope: booking.read inventory.read booking.read
```

Good:

```yaml
leastscope: 1
provider: wink
scope: booking.read inventory.read
```

Authority:

- RFC 6749, section 3.3 (each string adds an access range)
$ leastscope explain --as man scope-duplicate
.Ss scope-duplicate (note)
a scope stands twice in one list
.Pp
The second one adds nothing.
It is often what is left of a scope that was
meant to be another one.
.Pp
Drop it, or write the scope that was meant.
.Pp
Bad:
.Bd -literal -offset indent
leastscope: 1
provider: wink
scope: booking.read inventory.read booking.read
.Ed
.Pp
Good:
.Bd -literal -offset indent
leastscope: 1
provider: wink
scope: booking.read inventory.read
.Ed
.Pp
Authority:
.Bl -bullet -compact
.It
RFC 6749, section 3.3 (each string adds an access range)
.El
$ leastscope explain --as json scope-duplicate
{"id":"scope-duplicate","severity":"note","confidence":"certain","fix":"safe","summary":"a scope stands twice in one list","why":"The second one adds nothing. It is often what is left of a scope that was meant to be another one.","advice":"Drop it, or write the scope that was meant.","bad":"leastscope: 1\u000aprovider: wink\u000ascope: booking.read inventory.read booking.read\u000a","good":"leastscope: 1\u000aprovider: wink\u000ascope: booking.read inventory.read\u000a","authority":"RFC 6749, section 3.3 (each string adds an access range)"}
$ leastscope explain --as names scope-duplicate
scope-duplicate
