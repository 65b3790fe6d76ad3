# Many readers take the first document only.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: inventory.read
> operations: [show]
> ---
> leastscope: 1
> provider: wink
> scope: booking.read
> operations: [show]
> END
x.yaml:4:14: note[unknown-operation]: wink has no operation 'show'
    4 | operations: [show]
      |              ^^^^ check its name, or declare its 'needs:'
      = what it needs is not known, so nothing is proven unused (catalog wink of 2026-08-08)

x.yaml:5:1: note[multiple-documents]: the file holds 2 documents; many readers see only the first
    5 | ---
      | ^^^

x.yaml:9:14: note[unknown-operation]: wink has no operation 'show'
    9 | operations: [show]
      |              ^^^^ check its name, or declare its 'needs:'
      = what it needs is not known, so nothing is proven unused (catalog wink of 2026-08-08)

2 manifests, 2 requests, 2 scopes: 0 errors, 0 warnings, 3 notes. PASS: no finding at or above error
