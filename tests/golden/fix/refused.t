# A file that is not simply a file of one's own is left alone, and that is said.
$ printf 'leastscope: 1\nprovider: wink\nscope: booking.read booking.read\n' >twice.yaml
$ cp twice.yaml plain.yaml
$ ln twice.yaml hard.yaml
$ ln -s twice.yaml soft.yaml
$ leastscope --fix --min-severity warning hard.yaml
leastscope: hard.yaml: it has other hard links
leastscope: fixed 0 files
1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 2 notes. FAIL: 1 file could not be fixed
? 4
$ leastscope --fix --min-severity warning soft.yaml
leastscope: soft.yaml: it is a symbolic link
leastscope: fixed 0 files
1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 2 notes. FAIL: 1 file could not be fixed
? 4
$ leastscope --fix --min-severity warning hard.yaml plain.yaml
leastscope: hard.yaml: it has other hard links
leastscope: fixed 1 file
2 manifests, 2 requests, 3 scopes: 0 errors, 0 warnings, 3 notes. FAIL: 1 file could not be fixed
? 4
$ cat twice.yaml
leastscope: 1
provider: wink
scope: booking.read booking.read
$ cat plain.yaml
leastscope: 1
provider: wink
scope: booking.read
$ ls
bad.yaml
good.yaml
hard.yaml
plain.yaml
soft.yaml
twice.yaml
$ leastscope --fix --format json hard.yaml soft.yaml twice.yaml | grep -o '"verdict.*'
leastscope: hard.yaml: it has other hard links, and 2 more files
leastscope: fixed 0 files
"verdict":"fail","reason":"3 files could not be fixed","exit_status":4}}
