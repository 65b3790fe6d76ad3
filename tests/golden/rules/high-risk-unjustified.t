# No reason, a placeholder, and the words of another scope.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: payment.write
> END
x.yaml:3:8: error[high-risk-unjustified]: 'payment.write' is high risk and has no justification (catalog wink of 2026-08-08)
    3 | scope: payment.write
      |        ^^^^^^^^^^^^^
      = say under 'justification' what fails without 'payment.write'
      = it moves money; Wink's page gives the group an elevated risk for that

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: payment.write
> justification:
>   payment.write: TODO
> END
x.yaml:5:18: error[high-risk-unjustified]: 'payment.write' is high risk, and 'TODO' is no justification (catalog wink of 2026-08-08)
    5 |   payment.write: TODO
      |                  ^^^^
      = say under 'justification' what fails without 'payment.write'
      = it moves money; Wink's page gives the group an elevated risk for that

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: payment.write payment.read
> justification:
>   payment.write: Pays hotels.
>   payment.read: Pays hotels.
> END
x.yaml:5:18: error[high-risk-unjustified]: 'payment.write' is high risk, and its justification is a copy of that of 'payment.read' (catalog wink of 2026-08-08)
    5 |   payment.write: Pays hotels.
      |                  ^^^^^^^^^^^^
      = say under 'justification' what fails without 'payment.write'
      = it moves money; Wink's page gives the group an elevated risk for that
      = x.yaml:6:17: the same words

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
