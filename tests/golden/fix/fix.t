# --fix changes bytes at their places and reports what is left.
$ printf 'leastscope: 1\r\nprovider: wink\r\nscope: booking.read  booking.read # twice' >twice.yaml
$ leastscope --fix --min-severity warning twice.yaml
leastscope: fixed 1 file
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
$ od -c twice.yaml | tail -n 3
0000040   c   o   p   e   :       b   o   o   k   i   n   g   .   r   e
0000060   a   d       #       t   w   i   c   e
0000072
$ leastscope --fix --min-severity warning twice.yaml
leastscope: fixed 0 files
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
$ leastscope --fix --min-severity warning bad.yaml >/dev/null
leastscope: fixed 0 files
? 1
$ leastscope --fix --unsafe-fixes -q bad.yaml
$ cat bad.yaml
leastscope: 1
provider: wink
scope: booking.read
usage: complete
operations: [{operation_id: show-booking-as-travel-agent}]
$ leastscope --fix - <good.yaml
leastscope: standard input cannot be fixed in place; preview with --diff
? 2
$ leastscope --fix missing.yaml
leastscope: missing.yaml: no such file or folder
leastscope: fixed 0 files
missing.yaml:1:1: error[unreadable-input]: no such file or folder

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
