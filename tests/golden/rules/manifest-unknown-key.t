# A misspelt key is silently without effect.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> enviroment: production
> scope: inventory.read
> x-team: desk
> END
x.yaml:3:1: warning[manifest-unknown-key]: a manifest has no key 'enviroment' here, so it has no effect
    3 | enviroment: production
      | ^^^^^^^^^^ did you mean 'environment'?
      = fix: rename to environment (--fix --unsafe-fixes)

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
