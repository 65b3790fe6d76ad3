# What is filled in later cannot be judged.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read ${EXTRA_SCOPE}
> END
x.yaml:3:21: warning[scope-unresolved]: '${EXTRA_SCOPE}' is filled in later, so it is not checked
    3 | scope: booking.read ${EXTRA_SCOPE}
      |                     ^^^^^^^^^^^^^^
      = write the scope here, or check the filled-in file

1 manifest, 1 request, 2 scopes: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
