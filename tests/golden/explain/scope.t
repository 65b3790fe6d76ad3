# What a scope unlocks, what it risks, who may hold it and who says so.
$ leastscope explain payment.write
payment.write (Wink)
  group          payment (Payments)
  unlocks        Take payments, start withdrawals and payouts, change subscriptions
  action         write
  risk           high
  because        it moves money; Wink's page gives the group an elevated risk for that
  reaches        moves money
  held by        any kind of client
  source         wink-travel/docs@1cfdb685:src/content/docs/developers/authentication.mdx
  catalog        wink of 2026-08-08
$ leastscope explain mcp.read
mcp.read (Wink)
  group          mcp (MCP transport)
  unlocks        Open the MCP transport; the tools still need the scopes of their sections
  action         read
  risk           low
  because        Wink's page says low to medium for this group; reading is the lower end, writing and removing the higher
  held by        agent
  note           Not on the application form; any one mcp scope opens the transport
  source         wink-travel/docs@1cfdb685:src/content/docs/developers/authentication.mdx
  catalog        wink of 2026-08-08
$ leastscope explain openid
openid (OpenID Connect)
  group          identity (Identity)
  unlocks        Makes the request an OpenID Connect one; gives an ID token
  action         read
  risk           low
  risk source    our own judgement; the standard has no levels of risk
  held by        any kind of client
  not by         client_credentials
  is             says who the user is (OpenID Connect)
  source         OpenID Connect Core 1.0 section 3.1.2.1
  catalog        oidc of 2026-08-08 (not complete)

openid (Wink)
  unlocks        Sign a user in; gives an ID token
  risk           low
  risk source    our own reading of the operations; Wink does not say so
  held by        any kind of client
  is             every application carries it
  is             says who the user is (OpenID Connect)
  source         wink-travel/docs@55ba5640 account/applications.mdx
  catalog        wink of 2026-08-08
$ leastscope explain booking.read openid
booking.read (Wink)
  group          booking (Bookings)
  unlocks        Search and see bookings
  action         read
  risk           low
  because        Wink's page says low to medium for this group; reading is the lower end, writing and removing the higher
  held by        any kind of client
  source         wink-travel/docs@1cfdb685:src/content/docs/developers/authentication.mdx
  catalog        wink of 2026-08-08

openid (OpenID Connect)
  group          identity (Identity)
  unlocks        Makes the request an OpenID Connect one; gives an ID token
  action         read
  risk           low
  risk source    our own judgement; the standard has no levels of risk
  held by        any kind of client
  not by         client_credentials
  is             says who the user is (OpenID Connect)
  source         OpenID Connect Core 1.0 section 3.1.2.1
  catalog        oidc of 2026-08-08 (not complete)

openid (Wink)
  unlocks        Sign a user in; gives an ID token
  risk           low
  risk source    our own reading of the operations; Wink does not say so
  held by        any kind of client
  is             every application carries it
  is             says who the user is (OpenID Connect)
  source         wink-travel/docs@55ba5640 account/applications.mdx
  catalog        wink of 2026-08-08
$ leastscope explain --provider oidc openid
openid (OpenID Connect)
  group          identity (Identity)
  unlocks        Makes the request an OpenID Connect one; gives an ID token
  action         read
  risk           low
  risk source    our own judgement; the standard has no levels of risk
  held by        any kind of client
  not by         client_credentials
  is             says who the user is (OpenID Connect)
  source         OpenID Connect Core 1.0 section 3.1.2.1
  catalog        oidc of 2026-08-08 (not complete)
$ leastscope explain --provider wink openid
openid (Wink)
  unlocks        Sign a user in; gives an ID token
  risk           low
  risk source    our own reading of the operations; Wink does not say so
  held by        any kind of client
  is             every application carries it
  is             says who the user is (OpenID Connect)
  source         wink-travel/docs@55ba5640 account/applications.mdx
  catalog        wink of 2026-08-08
