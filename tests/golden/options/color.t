# Colour: --color first, then NO_COLOR, then CLICOLOR_FORCE, then the terminal.
$ cat >tell <<'END'
> #!/bin/sh
> "$@" | grep -c "$(printf '\033')"
> END
$ chmod +x tell
$ unset NO_COLOR; ./tell leastscope bad.yaml
0
? 1
$ unset NO_COLOR; ./tell leastscope --color always bad.yaml
6
$ ./tell leastscope --color always bad.yaml
6
$ ./tell leastscope --color auto bad.yaml
0
? 1
$ unset NO_COLOR; CLICOLOR_FORCE=1 ./tell leastscope bad.yaml
6
$ unset NO_COLOR; CLICOLOR_FORCE=0 ./tell leastscope bad.yaml
0
? 1
$ NO_COLOR= CLICOLOR_FORCE=1 ./tell leastscope bad.yaml
6
$ CLICOLOR_FORCE=1 ./tell leastscope bad.yaml
0
? 1
$ CLICOLOR_FORCE=1 ./tell leastscope --color never bad.yaml
0
? 1
$ LEASTSCOPE_COLOR=always ./tell leastscope bad.yaml
6
$ ./tell leastscope --color always --format json bad.yaml
0
? 1
$ ./tell leastscope --color always --format github bad.yaml
0
? 1
$ leastscope --color always -q bad.yaml | sed "s/$(printf '\033')/<ESC>/g"
<ESC>[1mbad.yaml:3:21: <ESC>[0m<ESC>[1;31merror[misspelled-scope]<ESC>[0m: wink has no scope 'inventory.raed'
<ESC>[2m    3 | <ESC>[0mscope: booking.read inventory.raed
<ESC>[2m      | <ESC>[0m                    <ESC>[1;31m^^^^^^^^^^^^^^ did you mean 'inventory.read'?<ESC>[0m
<ESC>[2m      = <ESC>[0mthe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
<ESC>[2m      = <ESC>[0mfix: replace with inventory.read (--fix --unsafe-fixes)

$ leastscope --color always good.yaml | sed "s/$(printf '\033')/<ESC>/g"
<ESC>[1;32m1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error<ESC>[0m
$ leastscope --color always -o b.txt bad.yaml; grep -c "$(printf '\033')" b.txt
6
$ leastscope -o b.txt bad.yaml; grep -c "$(printf '\033')" b.txt
0
? 1
