# Readers differ on what is merged.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> x-usual: &usual
>   scope: booking.remove
> requests:
>   - id: export
>     scope: booking.read
>     <<: *usual
> END
x.yaml:8:5: error[merge-key]: merge key '<<' gives different entries to different readers
    8 |     <<: *usual
      |     ^^ write the entries out

1 manifest, 1 request, 1 scope: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
