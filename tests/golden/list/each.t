# What the program knows, in short and as data.
$ leastscope list catalogs
oidc         2026-08-08      6 scopes       0 operations  partial
wink         2026-08-08     42 scopes    1116 operations  complete
$ leastscope list catalogs --as names
oidc
wink
$ leastscope list catalogs --as json
[{"id":"oidc","title":"OpenID Connect","updated":"2026-08-08","scopes":6,"operations":0,"complete":false,"source":"OpenID Connect Core 1.0","licence":"facts of a published standard"},{"id":"wink","title":"Wink","updated":"2026-08-08","scopes":42,"operations":1116,"complete":true,"source":"wink-travel/docs@1cfdb685:src/content/docs/developers/authentication.mdx","licence":"none stated; facts only, no text is copied"}]
$ leastscope list formats
leastscope     the native manifest: a mapping with `leastscope: 1`
oauth-client   OAuth client metadata (RFC 7591, client-id documents), one object or an array of them
$ leastscope list formats --as json
[{"id":"leastscope","about":"the native manifest: a mapping with `leastscope: 1`"},{"id":"oauth-client","about":"OAuth client metadata (RFC 7591, client-id documents), one object or an array of them"}]
$ leastscope list profiles
default        every rule at the severity it was written with
mcp            AI agents and MCP clients - their rules, scope syntax and secrets
review         for a reader, not for a gate - notes become warnings
strict         what cannot be verified, and what is more than needed, is an error
$ leastscope list profiles --as names
default
mcp
review
strict
$ leastscope list profiles --as json
[{"id":"default","about":"every rule at the severity it was written with"},{"id":"mcp","about":"AI agents and MCP clients - their rules, scope syntax and secrets"},{"id":"review","about":"for a reader, not for a gate - notes become warnings"},{"id":"strict","about":"what cannot be verified, and what is more than needed, is an error"}]
$ leastscope list outputs
text           for people: the source line, a caret, the reason
json           one JSON document; doc/schema describes it
jsonl          JSON Lines: one finding, input or summary a line
sarif          SARIF 2.1.0, for code scanning
github         GitHub workflow commands: annotations in a pull request
$ leastscope list outputs --as names
text
json
jsonl
sarif
github
$ leastscope list outputs --as json
[{"id":"text","about":"for people: the source line, a caret, the reason"},{"id":"json","about":"one JSON document; doc/schema describes it"},{"id":"jsonl","about":"JSON Lines: one finding, input or summary a line"},{"id":"sarif","about":"SARIF 2.1.0, for code scanning"},{"id":"github","about":"GitHub workflow commands: annotations in a pull request"}]
$ leastscope list scopes --provider oidc
openid                         read     low      Makes the request an OpenID Connect one; gives an ID token
profile                        read     low      Default profile claims: name, picture, birth date, locale and the like
email                          read     low      The mail address, and whether it was verified
address                        read     medium   The postal address
phone                          read     low      The phone number, and whether it was verified
offline_access                 unknown  low      A refresh token: access while the user is away
$ leastscope list scopes --provider oidc --as names
address
email
offline_access
openid
phone
profile
$ leastscope list scopes --provider oidc --as json
[{"scope":"openid","provider":"oidc","group":"identity","action":"read","risk":"low"},{"scope":"profile","provider":"oidc","group":"identity","action":"read","risk":"low"},{"scope":"email","provider":"oidc","group":"identity","action":"read","risk":"low"},{"scope":"address","provider":"oidc","group":"identity","action":"read","risk":"medium"},{"scope":"phone","provider":"oidc","group":"identity","action":"read","risk":"low"},{"scope":"offline_access","provider":"oidc","group":"identity","action":"unknown","risk":"low"}]
$ leastscope list scopes --as names | wc -l
48
