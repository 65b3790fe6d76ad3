# Lists of paths: by line, by NUL, with blanks and a carriage return.
$ mkdir 'a b'
$ cp good.yaml 'a b/c d.yaml'
$ printf 'good.yaml\n\na b/c d.yaml\n' | leastscope -v --files-from -
good.yaml: checked, leastscope, provider wink
a b/c d.yaml: checked, leastscope, provider wink

2 manifests, 2 requests, 2 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ printf 'good.yaml\r\na b/c d.yaml' >list
$ leastscope -v --files-from list
good.yaml: checked, leastscope, provider wink
a b/c d.yaml: checked, leastscope, provider wink

2 manifests, 2 requests, 2 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ printf 'good.yaml\0a b/c d.yaml\0' | leastscope -v --files-from - -0
good.yaml: checked, leastscope, provider wink
a b/c d.yaml: checked, leastscope, provider wink

2 manifests, 2 requests, 2 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ printf 'good.yaml\0' | leastscope -v --files-from=- --null bad.yaml
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
    3 | scope: booking.read inventory.raed
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

good.yaml: checked, leastscope, provider wink
bad.yaml: checked, leastscope, provider wink

2 manifests, 2 requests, 3 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 finding at or above error
? 1
$ printf 'good.yaml\n' | leastscope -v --files-from - -0
good.yaml\u{a}:1:1: error[unreadable-input]: no such file or folder

good.yaml\u{a}: unreadable

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ printf 'good.yaml\0bad.yaml\0' | leastscope --files-from -
<stdin>:1:1: error[unreadable-input]: a path in it holds NUL; -0 is for lists that NUL divides

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ printf 'a\0\n' | leastscope -q --files-from -
<stdin>:1:1: error[unreadable-input]: a path in it holds NUL; -0 is for lists that NUL divides

? 4
$ leastscope --files-from /dev/null
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
$ leastscope --files-from missing good.yaml
missing:1:1: error[unreadable-input]: No such file or directory

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ leastscope --files-from .
.:1:1: error[unreadable-input]: Is a directory

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
