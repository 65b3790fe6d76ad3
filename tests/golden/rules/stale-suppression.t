# Unused, expired, without reason, and for no rule.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> # leastscope: allow unknown-scope -- it is new at Wink
> scope: inventory.read
> # leastscope: allow unknown-scope until=2026-01-31 -- soon
> x-a: 1
> # leastscope: allow unknown-scope
> x-b: 2
> # leastscope: allow unknwon-scope -- soon
> x-c: 3
> END
x.yaml:3:1: warning[stale-suppression]: this comment allows unknown-scope, and there is nothing to allow
    3 | # leastscope: allow unknown-scope -- it is new at Wink
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = fix: remove the comment (--fix)

x.yaml:5:1: warning[stale-suppression]: this comment allowed unknown-scope until 2026-01-31 and silences nothing since
    5 | # leastscope: allow unknown-scope until=2026-01-31 -- soon
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = fix: remove the comment (--fix)

x.yaml:7:1: warning[stale-suppression]: this comment gives no reason, so it silences nothing
    7 | # leastscope: allow unknown-scope
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add it behind ' -- '

x.yaml:9:1: warning[stale-suppression]: this comment allows 'unknwon-scope', and there is no such rule
    9 | # leastscope: allow unknwon-scope -- soon
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean 'unknown-scope'?

1 manifest, 1 request, 1 scope: 0 errors, 4 warnings, 1 note. PASS: no finding at or above error
