# The place, the line and the caret, where they are hard to say.
$ printf '\357\273\277leastscope: 1\r\nprovider: wink\r\nscope: "booking.read booking.raed"\r\n' >bom-crlf.yaml
$ leastscope -q --min-severity error bom-crlf.yaml
bom-crlf.yaml:3:22: error[misspelled-scope]: wink has no scope 'booking.raed'
    3 | scope: "booking.read booking.raed"
      |                      ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)

? 1
$ printf 'leastscope: 1\nprovider: wink\nclient: {client_name: "\345\256\277\346\263\212 \360\237\217\250"}\nrequests: [{id: "\345\256\277", scope: "\345\256\277.read\tbooking.raed"}]\n' >wide.yaml
$ leastscope -q --min-severity error wide.yaml
wide.yaml:4:30: error[scope-syntax]: '宿.read booking.raed' holds a character beyond ASCII (U+5BBF), which no scope may hold
    4 | requests: [{id: "宿", scope: "宿.read booking.raed"}]
      |                               ^^^^^^^^^^^^^^^^^^^^
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

? 1
$ printf 'leastscope: 1\nprovider: wink\nscope: "x\\e[31my booking.raed \\u202e"\n' >escape.yaml
$ leastscope -q --min-severity error escape.yaml
escape.yaml:3:9: error[scope-syntax]: 'x\u{1b}[31my' holds a control character (U+001B), which no scope may hold
    3 | scope: "x\e[31my booking.raed \u202e"
      |         ^^^^^^^^
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

escape.yaml:3:18: error[misspelled-scope]: wink has no scope 'booking.raed'
    3 | scope: "x\e[31my booking.raed \u202e"
      |                  ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)

escape.yaml:3:31: error[scope-syntax]: '\u{202e}' holds an invisible character (U+202E), which no scope may hold
    3 | scope: "x\e[31my booking.raed \u202e"
      |                               ^^^^^^
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

? 1
$ printf 'leastscope: 1\nprovider: wink\nscope: booking.raed%0300d\n' 0 >long.yaml
$ leastscope -q --min-severity error long.yaml
long.yaml:3:8: error[malformed-manifest]: a scope has 312 bytes; the limit is 256
    3 | scope: **************************************************************...
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

long.yaml:3:8: error[scope-sensitive-data]: this scope holds what looks like a long random value
    3 | scope: **************************************************************...
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = scopes end up in logs and in the browser's address bar
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

? 1
$ printf 'leastscope: 1\nprovider: wink\nscope: |\n  booking.read\n  booking.raed\n' >block.yaml
$ leastscope -q --min-severity error block.yaml
block.yaml:4:3: error[scope-syntax]: 'booking.read\u{a}booking.raed' holds a line break (U+000A), which no scope may hold
    4 |   booking.read
      |   ^^^^^^^^^^^^ separate scopes with blanks

? 1
$ printf 'leastscope: 1\nprovider: wink\nscope: booking.raed ##[error]a ##vso[task.x]b\n' >command.yaml
$ leastscope -q --min-severity error command.yaml
command.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
    3 | scope: booking.raed \u{23}#[error]a \u{23}#vso[task.x]b
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)

? 1
$ leastscope --format jsonl --min-severity error command.yaml | grep -c '##'
0
? 1
