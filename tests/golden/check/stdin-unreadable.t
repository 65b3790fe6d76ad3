# What cannot be read from standard input is a finding, and the run goes on.
$ leastscope - good.yaml <&-
<stdin>:1:1: error[unreadable-input]: Bad file descriptor

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ leastscope - <.
<stdin>:1:1: error[unreadable-input]: Is a directory

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ leastscope --format jsonl - good.yaml <&- | sed 's/.*"type":"finding".*"message":"\([^"]*\)".*/\1/; /"type"/s/.*"status":"\([a-z-]*\)".*/\1/; s/.*"verdict"/verdict/'
Bad file descriptor
unreadable
checked
verdict:"fail","reason":"1 input could not be checked, and 1 finding at or above error","exit_status":4}
$ head -c 17000000 /dev/zero | tr '\0' '#' | leastscope -
<stdin>:1:1: error[unreadable-input]: it is larger than 16 MiB

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ head -c 1048577 /dev/zero | tr '\0' '#' | leastscope -
<stdin>:1:1: error[unreadable-input]: the file is larger than 1048576 bytes
      = --max-file-size allows up to 16777216; a file that is no manifest can be excluded

0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
