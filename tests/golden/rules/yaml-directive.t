# Readers that obey it see other values.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> %YAML 1.1
> ---
> leastscope: 1
> provider: wink
> scope: inventory.read
> END
x.yaml:1:1: warning[yaml-directive]: directive '%YAML 1.1' changes how readers take the file
    1 | %YAML 1.1
      | ^^^^^^^^^ take it out

1 manifest, 1 request, 1 scope: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
