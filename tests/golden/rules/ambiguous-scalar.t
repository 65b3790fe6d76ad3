# Words that YAML 1.1 takes for truth values.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> environment: on
> scope: [inventory.read, no]
> END
x.yaml:3:14: error[ambiguous-scalar]: 'on' is a word in YAML 1.2 and something else in YAML 1.1
    3 | environment: on
      |              ^^ quote it, if it is meant as an environment

x.yaml:4:25: error[ambiguous-scalar]: 'no' is a word in YAML 1.2 and something else in YAML 1.1
    4 | scope: [inventory.read, no]
      |                         ^^ quote it, if it is meant as a scope

x.yaml:4:25: error[unknown-scope]: wink has no scope 'no'
    4 | scope: [inventory.read, no]
      |                         ^^
      = 'leastscope list scopes --provider wink' lists them
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

1 manifest, 1 request, 2 scopes: 3 errors, 0 warnings, 1 note. FAIL: 3 findings at or above error
? 1
