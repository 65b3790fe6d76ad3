# Blanks, empty items, and characters no scope may hold.
$ { printf 'leastscope: 1\n' &&
> printf 'provider: wink\n' &&
> printf 'scope: ["booking.read ", "", "inventory.read openid", "content\302\240read", "a\134"b"]\n'; } |
> leastscope check --min-severity warning --stdin-filename x.yaml -
x.yaml:3:10: error[scope-syntax]: 'booking.read ' holds a blank (U+0020), which no scope may hold
    3 | scope: ["booking.read ", "", "inventory.read openid", "content read",...
      |          ^^^^^^^^^^^^^ write it without blanks around it
      = fix: replace with booking.read (--fix --unsafe-fixes)

x.yaml:3:26: error[scope-syntax]: the scope is empty
    3 | scope: ["booking.read ", "", "inventory.read openid", "content read",...
      |                          ^^
      = fix: drop the empty item (--fix)

x.yaml:3:31: error[scope-syntax]: 'inventory.read openid' holds a blank (U+0020), which no scope may hold
    3 | scope: ["booking.read ", "", "inventory.read openid", "content read",...
      |                               ^^^^^^^^^^^^^^^^^^^^^
      = write each scope as an item of its own
      = fix: write 2 scopes (--fix --unsafe-fixes)

x.yaml:3:56: error[scope-syntax]: 'content read' holds a no-break space (U+00A0), which no scope may hold
    3 | scope: ["booking.read ", "", "inventory.read openid", "content read",...
      |                                                        ^^^^^^^^^^^^
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

x.yaml:3:72: error[scope-syntax]: 'a"b' holds a quotation mark (U+0022), which no scope may hold
    3 | ...content read", "a\"b"]
      |                    ^^^^
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

1 manifest, 1 request, 4 scopes: 5 errors, 0 warnings, 1 note. FAIL: 5 findings at or above error
? 1
