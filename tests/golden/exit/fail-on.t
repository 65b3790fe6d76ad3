# What fails is what stands at or above --fail-on.
$ printf 'leastscope: 1\nprovider: wink\nscope: booking.read booking.read\n' >note.yaml
$ leastscope -q note.yaml >/dev/null
$ leastscope -q --fail-on warning note.yaml >/dev/null
$ leastscope -q --fail-on note note.yaml >/dev/null
? 1
$ leastscope -q --fail-on=error note.yaml >/dev/null
$ LEASTSCOPE_FAIL_ON=note leastscope -q note.yaml >/dev/null
? 1
$ LEASTSCOPE_FAIL_ON=note leastscope -q --fail-on error note.yaml >/dev/null
$ leastscope --fail-on note --min-severity error note.yaml
1 manifest, 1 request, 2 scopes: 0 errors, 0 warnings, 2 notes. FAIL: 2 findings at or above note
? 1
