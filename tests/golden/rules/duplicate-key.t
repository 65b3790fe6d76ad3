# Which of the two is asked for?
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: inventory.read
> scope: booking.remove
> END
x.yaml:4:1: error[duplicate-key]: key 'scope' stands twice; readers differ on which value counts
    4 | scope: booking.remove
      | ^^^^^ keep one of the two
      = x.yaml:3:1: first here

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.json - <<'END'
> {"leastscope": 1, "provider": "wink",
>  "scope": "inventory.read", "sc\u006fpe": "booking.remove"}
> END
x.json:2:29: error[duplicate-key]: key 'sc\u006fpe' stands twice; readers differ on which value counts
    2 |  "scope": "inventory.read", "sc\u006fpe": "booking.remove"}
      |                             ^^^^^^^^^^^^ keep one of the two
      = x.json:2:2: first here

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
