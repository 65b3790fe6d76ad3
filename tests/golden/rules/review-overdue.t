# The day has passed; what is no day cannot be kept.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> review:
>   review_by: 2026-11-22
>   expires: next year
> END
x.yaml:5:14: error[review-overdue]: the review was due on 2026-11-22, 1 day ago
    5 |   review_by: 2026-11-22
      |              ^^^^^^^^^^
      = review the scopes again, then set 'review_by' anew

x.yaml:6:12: error[review-overdue]: 'next year' is no date, so nothing says when 'expires' is
    6 |   expires: next year
      |            ^^^^^^^^^ write it as 2027-01-31

1 manifest, 1 request, 1 scope: 2 errors, 0 warnings, 1 note. FAIL: 2 findings at or above error
? 1
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: booking.read
> review:
>   review_by: 2026-11-23
> END
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 1 note. PASS: no finding at or above error
