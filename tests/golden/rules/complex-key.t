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
$ printf '{leastscope: 1, ?environment: staging, scope: openid}' | leastscope check --format github --stdin-filename x.yaml -
::error file=x.yaml,line=1,endLine=1,col=17,endColumn=29,title=complex-key::no blank stands behind this '?'; readers differ on whether it belongs to the key; take the '?' out
::notice file=x.yaml,line=1,endLine=1,col=47,endColumn=53,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
