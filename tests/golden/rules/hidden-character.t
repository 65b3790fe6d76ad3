# A change of direction in a comment.
$ { printf 'leastscope: 1\n' &&
> printf 'provider: wink\n' &&
> printf '# payment is \342\200\256 not asked for\n' &&
> printf 'scope: inventory.read\n'; } |
> leastscope check --min-severity warning --stdin-filename x.yaml -
x.yaml:3:14: error[hidden-character]: U+202E stands here unseen: a mark that turns the direction of text
    3 | # payment is \u{202e} not asked for
      |              ^^^^^^^^ take it out

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
