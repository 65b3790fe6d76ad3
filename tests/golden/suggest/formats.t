# Usage from where it is written down already; no query, header or body gets in.
$ leastscope suggest bare.yaml --usage openapi3.yaml
request (only)
  asked booking.read booking.write inventory.write
  least booking.read inventory.remove

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/{bookingIdentifier}'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it
  add   inventory.remove         needed for 'DELETE /api/property/{propertyIdentifier}/add-on/{addOnIdentifier}'

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage openapi3.yaml: OpenAPI, 3 calls; 1 could not be read
$ leastscope suggest bare.yaml --usage openapi3.yaml#show-bookings,show-booking
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/{bookingIdentifier}'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage openapi3.yaml: OpenAPI, 2 calls; 1 could not be read
$ leastscope suggest bare.yaml --usage openapi3.yaml#show-boking
leastscope: --usage: openapi3.yaml has no operation 'show-boking'
? 2
$ leastscope suggest bare.yaml --usage swagger2.json
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/state'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage swagger2.json: OpenAPI, 2 calls
$ leastscope suggest bare.yaml --usage recorded.har
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage recorded.har: HAR, 1 call; 1 to other hosts left out; 2 that need no scope left out; 1 could not be read
$ leastscope suggest bare.yaml --usage postman-2.1.json
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/{bookingIdentifier}', 'GET /api/booking/state'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage postman-2.1.json: Postman, 3 calls; 1 to other hosts left out
$ leastscope suggest bare.yaml --usage postman-2.0.json
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/4711'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage postman-2.0.json: Postman, 2 calls
$ leastscope suggest bare.yaml --usage calls.sh
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/state', 'GET /api/booking/$booking'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage calls.sh: curl, 3 calls; 1 that need no scope left out; 2 could not be read
$ leastscope suggest bare.yaml --usage common.log
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/4711'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage common.log: access log, 2 calls
$ leastscope suggest bare.yaml --usage combined.log
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/state'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage combined.log: access log, 2 calls; 1 could not be read
$ leastscope suggest bare.yaml --usage iis.log
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/state'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage iis.log: access log, 2 calls
$ leastscope suggest bare.yaml --usage cloudfront.log
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage cloudfront.log: access log, 1 call; 1 to other hosts left out
$ leastscope suggest bare.yaml --usage caddy.log
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage caddy.log: access log, 1 call; 1 to other hosts left out; 1 could not be read
$ leastscope suggest bare.yaml --usage nginx.jsonl
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/4711'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage nginx.jsonl: access log, 2 calls; 1 could not be read
$ leastscope suggest bare.yaml --usage alb.log
request (only)
  asked booking.read booking.write inventory.write
  least booking.read

  keep  booking.read             needed for 'GET /api/booking/list'
  drop  booking.write            no declared use needs it
  drop  inventory.write          no declared use needs it

  Least for these uses; if they are all there are, say 'usage: complete'.
  usage alb.log: access log, 1 call
$ leastscope suggest bare.yaml --usage list.txt
request (only)
  asked booking.read booking.write inventory.write
  least booking.read booking.write inventory.write

  keep  booking.read             needed for 'GET /api/booking/list', 'GET /api/booking/{id}', 'POST /api/managing-entity/7/travel-agent/booking/grid'
  keep  booking.write            kept only because it may be needed for 'POST /api/managing-entity/7/travel-agent/booking/grid'
  keep  inventory.write          kept because what 'GET /legacy/report' needs is not known
  open  'POST /api/managing-entity/7/travel-agent/booking/grid': it may need 'booking.read' or 'booking.write'; if that is right, '- {operation_id: show-booking-grid-as-travel-agent, needs: booking.read}' under 'operations:' settles it
  open  'GET /legacy/report': it is not in the catalog; declare it under 'operations:' with its 'needs:'

  Least for what is known; what an unknown use needs may be more.
  usage list.txt: access log, 4 calls
$ leastscope suggest bare.yaml --usage recorded.har --usage calls.sh --as json
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"suggestions":[{"request":null,"client":null,"declared":true,"known":true,"possible":true,"exact":true,"proven":false,"changes":true,"safe":false,"nodes":1,"asked":["booking.read","booking.write","inventory.write"],"least":["booking.read"],"scopes":[{"scope":"booking.read","fate":"keep","why":"needed for 'GET /api/booking/list', 'GET /api/booking/state', 'GET /api/booking/$booking'","uses":["GET /api/booking/list","GET /api/booking/state","GET /api/booking/$booking"],"uncertain":false},{"scope":"booking.write","fate":"drop","why":"no declared use needs it","uses":[],"uncertain":false},{"scope":"inventory.write","fate":"drop","why":"no declared use needs it","uses":[],"uncertain":false}],"open":[],"impossible":[]}],"usage":[{"path":"recorded.har","format":"HAR","calls":1,"other_hosts":1,"no_calls":2,"unread":1},{"path":"calls.sh","format":"curl","calls":3,"other_hosts":0,"no_calls":1,"unread":2}]}
$ for f in openapi3.yaml recorded.har postman-2.1.json calls.sh; do leastscope suggest bare.yaml --usage $f --as json; done | grep -c not-for-anybody
0
? 1
