# --provider and --catalog for files that name none.
$ printf 'leastscope: 1\nscope: booking.raed\n' >none.yaml
$ leastscope -q --min-severity error none.yaml
$ leastscope -q --min-severity error --provider wink none.yaml
none.yaml:2:8: error[misspelled-scope]: wink has no scope 'booking.raed'
    2 | scope: booking.raed
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)

? 1
$ leastscope -q --min-severity error -p wink none.yaml | head -n 1
none.yaml:2:8: error[misspelled-scope]: wink has no scope 'booking.raed'
$ printf 'leastscope_catalog: 1\n' >wrong.yaml
$ leastscope --catalog wrong.yaml none.yaml
leastscope: wrong.yaml:1:1: no 'catalog: 1': this is no catalog
? 2
$ leastscope --catalog missing.yaml none.yaml
leastscope: missing.yaml: no such file or folder
? 2
