# A "#" without a blank, and one behind a tab.
$ { printf 'leastscope: 1\n' &&
> printf 'provider: wink\n' &&
> printf 'scope: "inventory.read"#booking.remove\n' &&
> printf 'x-team: desk\011# night\n'; } |
> leastscope check --min-severity warning --stdin-filename x.yaml -
x.yaml:3:24: error[ambiguous-comment]: no blank stands before this '#'; readers differ on whether it starts a comment
    3 | scope: "inventory.read"#booking.remove
      |                        ^^^^^^^^^^^^^^^ put a blank before '#'

x.yaml:4:14: warning[ambiguous-comment]: a tab stands before this '#'; some readers refuse the file
    4 | x-team: desk # night
      |              ^^^^^^^ put a blank before '#'

1 manifest, 1 request, 1 scope: 1 error, 1 warning, 1 note. FAIL: 1 finding at or above error
? 1
