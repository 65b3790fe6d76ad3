# What a catalog holds, with counts.
$ leastscope catalog show oidc
OpenID Connect
  catalog        oidc of 2026-08-08 (not complete)
  source         OpenID Connect Core 1.0
  licence        facts of a published standard
  scopes         6 in 1 group

openid                         read     low      Makes the request an OpenID Connect one; gives an ID token
profile                        read     low      Default profile claims: name, picture, birth date, locale and the like
email                          read     low      The mail address, and whether it was verified
address                        read     medium   The postal address
phone                          read     low      The phone number, and whether it was verified
offline_access                 unknown  low      A refresh token: access while the user is away
$ leastscope catalog show wink | head -n 12
Wink
  catalog        wink of 2026-08-08
  source         wink-travel/docs@1cfdb685:src/content/docs/developers/authentication.mdx
  licence        none stated; facts only, no text is copied
  scopes         42 in 10 groups
  operations     504 HTTP calls: 0 documented, 379 inferred, 125 uncertain, 0 unknown
  operations     29 gRPC methods: 16 documented, 13 inferred, 0 uncertain, 0 unknown
  operations     583 HTTP calls of older layers: 0 documented, 340 inferred, 124 uncertain, 119 unknown
  endpoint       https://iam.wink.travel (production)
  endpoint       https://staging-iam.wink.travel (staging)
  endpoint       https://iam.wink.travel/oauth2/token (production)
  endpoint       https://staging-iam.wink.travel/oauth2/token (staging)
