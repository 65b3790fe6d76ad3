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
x.yaml:4:8: warning[usage-partial]: the declared uses are not said to be all there are
    4 | scope: booking.read inventory.read
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = declare the others and say 'usage: complete'
      = no scope is proven to be more than what is needed

x.yaml:4:21: note[not-progressive]: 'inventory.read' is for optional features only, and is asked for up front
    4 | scope: booking.read inventory.read
      |                     ^^^^^^^^^^^^^^
      = ask for it when the feature is first used

1 manifest, 1 request, 3 scopes: 0 errors, 1 warning, 1 note. PASS: no finding at or above error
