# Which request, which manifest; what cannot be suggested.
$ leastscope suggest two.yaml
request look
  asked booking.read inventory.read
  least booking.read

  keep  booking.read             needed for 'show-bookings'
  drop  inventory.read           no declared use needs it

  Proven: no other set of this provider's scopes meets these uses at less risk.

request change
  It declares no uses, so nothing can be suggested: list 'operations:' or 'tools:', or give --usage.
$ leastscope suggest --request change two.yaml
request change
  It declares no uses, so nothing can be suggested: list 'operations:' or 'tools:', or give --usage.
leastscope: no request of two.yaml declares its uses
? 3
$ leastscope suggest --request chnage two.yaml
leastscope: two.yaml has no such request, only: look, change
? 2
$ leastscope suggest two.yaml desk.yaml
leastscope: say 'suggest MANIFEST'
? 2
$ leastscope suggest
leastscope: say 'suggest MANIFEST'
? 2
$ leastscope suggest missing.yaml
leastscope: missing.yaml: no such file or folder
? 4
$ printf 'leastscope: [\n' | leastscope suggest -
leastscope: <stdin>:2:1: expected a value
? 4
$ printf 'a: 1\n' | leastscope suggest -
leastscope: <stdin> asks for no token
? 3
$ printf 'leastscope: 1\nscope: a\noperations: [GET /x]\n' | leastscope suggest -
request (only)
  No catalog knows its provider, so nothing can be suggested: name it with 'provider:' or --provider, or add one with --catalog.
leastscope: <stdin>: no catalog knows the provider
? 4
$ printf 'leastscope: 1\nprovider: wink\nscope: booking.read\noperations: [no-such-operation]\n' | leastscope suggest -
request (only)
  asked booking.read
  least booking.read

  keep  booking.read             kept because what 'no-such-operation' needs is not known
  open  'no-such-operation': it is not in the catalog; state its 'needs:'

  Least for what is known; what an unknown use needs may be more.
$ printf 'leastscope: 1\nprovider: wink\nscope: booking.read\noperations: [{operation_id: show-bookings, needs: mcp.read}]\nclient_kind: service\n' | leastscope suggest -
request (only)
  No scope this client may ask for allows 'show-bookings'.
? 1
$ leastscope suggest --as markdown desk.yaml
leastscope: a suggestion is text or json, not 'markdown'
? 2
