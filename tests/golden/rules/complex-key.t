# A placeholder that was not quoted.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: inventory.read
> x-release: {{ .Values.release }}
> END
x.yaml:4:13: error[complex-key]: a list or mapping stands where a key is expected
    4 | x-release: {{ .Values.release }}
      |             ^^^^^^^^^^^^^^^^^^^ quote it, if it is a placeholder

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
