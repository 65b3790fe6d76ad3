# Nothing checked is no pass, unless that is allowed.
$ mkdir empty
$ leastscope empty
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
$ leastscope --allow-empty empty
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. PASS: nothing to check, as --allow-empty permits
$ leastscope --format json empty
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"findings":[],"inputs":[],"summary":{"files":0,"manifests":0,"requests":0,"scopes":0,"errors":0,"warnings":0,"notes":0,"suppressed":0,"fail_on":"error","verdict":"nothing-checked","reason":"nothing to check","exit_status":3}}
? 3
$ leastscope --format jsonl --allow-empty empty
{"type":"summary","schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"files":0,"manifests":0,"requests":0,"scopes":0,"errors":0,"warnings":0,"notes":0,"suppressed":0,"fail_on":"error","verdict":"nothing-checked","reason":"nothing to check, as --allow-empty permits","exit_status":0}
$ leastscope --format github empty
0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
$ leastscope -q empty
? 3
$ leastscope --allow-empty missing
missing:1:1: error[unreadable-input]: no such file or folder

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
