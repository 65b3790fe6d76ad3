# --max-file-size, below, at and above.
$ wc -c <good.yaml
124
$ leastscope --max-file-size 125 good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope --max-file-size 124 good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope --max-file-size 123 good.yaml
good.yaml:1:1: error[unreadable-input]: the file is larger than 123 bytes
      = --max-file-size allows up to 16777216; a file that is no manifest can be excluded

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
