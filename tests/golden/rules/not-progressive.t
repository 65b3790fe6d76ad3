# Scopes of optional features are asked for up front.
$ leastscope check --profile review --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> grant_type: authorization_code
> scope: booking.read inventory.read
> operations:
>   - show-booking-as-travel-agent
>   - operation_id: show-inventory
>     needs: inventory.read
>     optional: true
> END
1 manifest, 1 request, 3 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
