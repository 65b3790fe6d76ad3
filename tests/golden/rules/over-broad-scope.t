# A narrower scope beneath it meets every declared use.
$ leastscope check --catalog mail.yaml --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: mail
> scope: mail.change
> operations: [list-mails]
> usage: complete
> END
x.yaml:3:8: warning[over-broad-scope]: 'mail.change' is broader than the declared uses need
    3 | scope: mail.change
      |        ^^^^^^^^^^^ 'mail.read' is enough
      = it is needed for 'list-mails' only (catalog mail of 2026-11-01)
      = fix: replace with mail.read (--fix)

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 0 notes. PASS: no finding at or above error
