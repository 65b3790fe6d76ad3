# Folders are searched by what files hold; .gitignore and links are minded.
$ mkdir -p sub/deep sub/skipped
$ cp good.yaml sub/deep/one.yml
$ cp good.yaml sub/skipped/two.yaml
$ cp good.yaml sub/notes.txt
$ echo skipped >sub/.gitignore
$ ln -s ../good.yaml sub/link.yaml
$ leastscope -v sub
sub/deep/one.yml: checked, leastscope, provider wink

1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope -v sub/skipped sub/notes.txt sub/link.yaml
sub/skipped/two.yaml: checked, leastscope, provider wink
sub/notes.txt: checked, leastscope, provider wink
sub/link.yaml: checked, leastscope, provider wink

3 manifests, 3 requests, 3 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ mkdir empty
$ leastscope empty
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
$ leastscope empty good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope --allow-empty empty
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. PASS: nothing to check, as --allow-empty permits
