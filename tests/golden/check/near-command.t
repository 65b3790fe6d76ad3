# A misspelt command is told from a missing file.
$ leastscope chekc good.yaml
leastscope: no command or file 'chekc'; did you mean 'check'?
? 2
$ leastscope exlpain booking.read
leastscope: no command or file 'exlpain'; did you mean 'explain'?
? 2
$ leastscope lst rules
leastscope: no command or file 'lst'; did you mean 'list'?
? 2
$ touch check
$ leastscope check
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
    3 | scope: booking.read inventory.raed
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

broken.json:2:1: error[unreadable-input]: the file ends inside an object

2 manifests, 2 requests, 3 scopes: 2 errors, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 2 findings at or above error
? 4
$ rm check
$ leastscope nothing-of-the-kind
nothing-of-the-kind:1:1: error[unreadable-input]: no such file or folder

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ leastscope -q nothing-of-the-kind.yaml
nothing-of-the-kind.yaml:1:1: error[unreadable-input]: no such file or folder

? 4
