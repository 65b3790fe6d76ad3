# Payout routing and withdrawals in one token.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> scope: account.write payment.write
> justification:
>   account.write: Sets up accounts.
>   payment.write: Pays hotels.
> END
x.yaml:3:22: error[toxic-combination]: one token holds 'account.write' and 'payment.write', which must be kept apart (catalog wink of 2026-08-08)
    3 | scope: account.write payment.write
      |                      ^^^^^^^^^^^^^
      = ask for them in separate tokens, held by separate clients
      = one token could change where money is paid out and then start the withdrawal
      = x.yaml:3:8: together with 'account.write'

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 1 note. FAIL: 1 finding at or above error
? 1
