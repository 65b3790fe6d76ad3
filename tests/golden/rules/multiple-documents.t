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
x.yaml:5:1: note[multiple-documents]: the file holds 2 documents; many readers see only the first
    5 | ---
      | ^^^

2 manifests, 2 requests, 2 scopes: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
