# No catalog: silence would read as approval.
$ leastscope check --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: harbour
> scope: berth.read berth.write
> operations: [show]
> END
x.yaml:3:8: note[unverified-scope]: 2 scopes were not checked: there is no catalog 'harbour'
    3 | scope: berth.read berth.write
      |        ^^^^^^^^^^ name one with 'provider:' or --catalog

1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
