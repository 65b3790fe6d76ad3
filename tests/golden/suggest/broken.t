# A usage file that cannot be used is an error, never an empty list of calls.
$ leastscope suggest bare.yaml --usage cut.har
leastscope: cut.har:1:103: the file ends inside an array
? 4
$ leastscope suggest bare.yaml --usage picture.gif
leastscope: picture.gif:1:1: no call in it: not OpenAPI, HAR, Postman, curl lines or an access log
? 4
$ leastscope suggest bare.yaml --usage elsewhere.txt
leastscope: elsewhere.txt:1:1: none of its calls goes to the provider's API
? 4
$ leastscope suggest bare.yaml --usage missing.har
leastscope: missing.har: no such file or folder
? 4
$ leastscope suggest bare.yaml --usage .
leastscope: .: it is a folder
? 4
$ : >empty.log; leastscope suggest bare.yaml --usage empty.log
leastscope: empty.log:1:1: no call in it: not OpenAPI, HAR, Postman, curl lines or an access log
? 4
$ printf '{"openapi": "3.1.0", "paths": {}}' >none.json; leastscope suggest bare.yaml --usage none.json
leastscope: none.json:1:1: no call in it, though it is OpenAPI
? 4
$ printf '{"openapi": "3.1.0", "paths": {"/a": {"get": {}, "get": 1' >cut.json; leastscope suggest bare.yaml --usage cut.json
leastscope: cut.json:1:58: the file ends inside an object
? 4
$ printf '#Fields: date time sc-status\n2026-11-20 09:12:01 200\n' >fields.log; leastscope suggest bare.yaml --usage fields.log
leastscope: fields.log:1:1: no call in it: not OpenAPI, HAR, Postman, curl lines or an access log
? 4
$ printf 'GET /a\377\n' >bytes.txt; leastscope suggest bare.yaml --usage bytes.txt
request (only)
  asked booking.read booking.write inventory.write
  least booking.read booking.write inventory.write

  keep  booking.read             kept because what 'GET /a\xff' needs is not known
  keep  booking.write            kept because what 'GET /a\xff' needs is not known
  keep  inventory.write          kept because what 'GET /a\xff' needs is not known
  open  'GET /a\xff': it is not in the catalog; declare it under 'operations:' with its 'needs:'

  Least for what is known; what an unknown use needs may be more.
  usage bytes.txt: access log, 1 call
$ printf '%s\n' "curl 'https://api.wink.travel/api/booking/list" >open.sh; leastscope suggest bare.yaml --usage open.sh
leastscope: open.sh:1:1: no call in it: not OpenAPI, HAR, Postman, curl lines or an access log
? 4
$ leastscope suggest two.yaml --usage list.txt
leastscope: --usage is what one request is used for: name it with --request
? 2
$ leastscope suggest two.yaml --usage list.txt --request look
request look
  asked booking.read inventory.read
  least booking.read inventory.read booking.write

  keep  booking.read             needed for 'show-bookings', 'GET /api/booking/{id}', 'POST /api/managing-entity/7/travel-agent/booking/grid'
  keep  inventory.read           kept because what 'GET /legacy/report' needs is not known
  add   booking.write            kept only because it may be needed for 'POST /api/managing-entity/7/travel-agent/booking/grid'
  open  'POST /api/managing-entity/7/travel-agent/booking/grid': it may need 'booking.read' or 'booking.write'; if that is right, '- {operation_id: show-booking-grid-as-travel-agent, needs: booking.read}' under 'operations:' settles it
  open  'GET /legacy/report': it is not in the catalog; declare it under 'operations:' with its 'needs:'

  Least for what is known; what an unknown use needs may be more.
  usage list.txt: access log, 4 calls
