# Nine groups of ten, 27 of 27 scopes that a service can ask for.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END' | sed -n 1,4p
> leastscope: 1
> provider: wink
> scope: >-
>   account.read account.write account.remove
>   accounting.read accounting.write accounting.remove
>   analytics.read analytics.write analytics.remove
>   booking.read booking.write booking.remove
>   content.read content.write content.remove
>   integrations.read integrations.write integrations.remove
>   inventory.read inventory.write inventory.remove
>   marketing.read marketing.write marketing.remove
>   payment.read payment.write payment.remove
> END
x.yaml:3:8: error[all-scopes]: this asks for 27 of the 27 scopes of wink
    3 | scope: >-
      |        ^^ name only the scopes the client needs
      = catalog wink of 2026-08-08
