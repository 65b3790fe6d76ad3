# Services get their token by client_credentials only; administrators' scopes go to nobody.
$ leastscope check --min-severity warning --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: wink
> client_kind: service
> grant_type: urn:ietf:params:oauth:grant-type:device_code
> scope: inventory.read administrator.admin.read
> END
x.yaml:4:13: error[grant-not-offered]: wink offers no grant 'urn:ietf:params:oauth:grant-type:device_code' to a client of kind 'service'
    4 | grant_type: urn:ietf:params:oauth:grant-type:device_code
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = it offers 'client_credentials'
      = catalog wink of 2026-08-08

x.yaml:5:23: error[grant-not-offered]: wink grants scope 'administrator.admin.read' to no application
    5 | scope: inventory.read administrator.admin.read
      |                       ^^^^^^^^^^^^^^^^^^^^^^^^
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)

x.yaml:5:23: error[high-risk-unjustified]: 'administrator.admin.read' is critical risk and has no justification (catalog wink of 2026-08-08)
    5 | scope: inventory.read administrator.admin.read
      |                       ^^^^^^^^^^^^^^^^^^^^^^^^
      = say under 'justification' what fails without 'administrator.admin.read'

1 manifest, 1 request, 2 scopes: 3 errors, 0 warnings, 1 note. FAIL: 3 findings at or above error
? 1
