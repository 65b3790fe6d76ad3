# Paths that are hard to say: never a command to a terminal or a CI runner.
$ for name in '::error file=x::y' '  ::warning::z' '##[error]v' '##vso[task.setvariable]w' '-dash' 'col:1:1' "$(printf 'esc\033[31m\n\tnew')" "$(printf 'lat\351')" "$(printf 'bidi\342\200\256')"; do printf 'leastscope: 1\nprovider: wink\nscope: booking.raed\n' >"$name.yaml"; done
$ leastscope --min-severity error . | grep '^[^ ]*.*error\[' | grep -v '^bad'
./  ::warning::z.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
\u{23}#[error]v.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
\u{23}#vso[task.setvariable]w.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
-dash.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
./::error file=x::y.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
bidi\u{202e}.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
broken.json:2:1: error[unreadable-input]: the file ends inside an object
col:1:1.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
esc\u{1b}[31m\u{a} new.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
lat\xe9.yaml:3:8: error[misspelled-scope]: wink has no scope 'booking.raed'
$ leastscope --format github . | grep '^::error' | grep -v 'file=bad'
::error file=  %3A%3Awarning%3A%3Az.yaml,line=3,endLine=3,col=8,endColumn=20,title=misspelled-scope::wink has no scope 'booking.raed'; did you mean 'booking.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
::error file=##[error]v.yaml,line=3,endLine=3,col=8,endColumn=20,title=misspelled-scope::wink has no scope 'booking.raed'; did you mean 'booking.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
::error file=##vso[task.setvariable]w.yaml,line=3,endLine=3,col=8,endColumn=20,title=misspelled-scope::wink has no scope 'booking.raed'; did you mean 'booking.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
::error file=-dash.yaml,line=3,endLine=3,col=8,endColumn=20,title=misspelled-scope::wink has no scope 'booking.raed'; did you mean 'booking.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
::error file=%3A%3Aerror file=x%3A%3Ay.yaml,line=3,endLine=3,col=8,endColumn=20,title=misspelled-scope::wink has no scope 'booking.raed'; did you mean 'booking.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
::error file=bidi\u{202e}.yaml,line=3,endLine=3,col=8,endColumn=20,title=misspelled-scope::wink has no scope 'booking.raed'; did you mean 'booking.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
::error file=broken.json,line=2,endLine=2,col=1,endColumn=1,title=unreadable-input::the file ends inside an object
::error file=col%3A1%3A1.yaml,line=3,endLine=3,col=8,endColumn=20,title=misspelled-scope::wink has no scope 'booking.raed'; did you mean 'booking.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
::error file=esc\u{1b}[31m%0A new.yaml,line=3,endLine=3,col=8,endColumn=20,title=misspelled-scope::wink has no scope 'booking.raed'; did you mean 'booking.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
::error file=lat\xe9.yaml,line=3,endLine=3,col=8,endColumn=20,title=misspelled-scope::wink has no scope 'booking.raed'; did you mean 'booking.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
$ leastscope -v -- -dash.yaml | tail -n 3
-dash.yaml: checked, leastscope, provider wink

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
$ leastscope '' 
leastscope: an empty path
? 2
$ leastscope "$(printf '%05000d' 0)" | cut -c 4080-
00000000000000000:1:1: error[unreadable-input]: its path is longer than 4096 bytes


