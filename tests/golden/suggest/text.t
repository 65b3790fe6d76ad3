# Each scope with its reason, and the line that would settle what is open.
$ leastscope suggest desk.yaml
request front-desk
  asked booking.read booking.write inventory.read
  least booking.read booking.write

  keep  booking.read             needed for 'show-booking-as-travel-agent', 'show-booking-grid-as-travel-agent'
  keep  booking.write            kept only because it may be needed for 'show-booking-grid-as-travel-agent'
  drop  inventory.read           no declared use needs it
  open  'show-booking-grid-as-travel-agent': it may need 'booking.read' or 'booking.write'; if that is right, 'needs: booking.read' on it settles it

  Least however the open needs turn out.
$ leastscope suggest --as json desk.yaml
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"suggestions":[{"request":"front-desk","client":null,"declared":true,"known":true,"possible":true,"exact":true,"proven":true,"changes":true,"safe":true,"nodes":1,"asked":["booking.read","booking.write","inventory.read"],"least":["booking.read","booking.write"],"scopes":[{"scope":"booking.read","fate":"keep","why":"needed for 'show-booking-as-travel-agent', 'show-booking-grid-as-travel-agent'","uses":["show-booking-as-travel-agent","show-booking-grid-as-travel-agent"],"uncertain":false},{"scope":"booking.write","fate":"keep","why":"kept only because it may be needed for 'show-booking-grid-as-travel-agent'","uses":["show-booking-grid-as-travel-agent"],"uncertain":true},{"scope":"inventory.read","fate":"drop","why":"no declared use needs it","uses":[],"uncertain":false}],"open":[{"use":"show-booking-grid-as-travel-agent","reason":"it may need 'booking.read' or 'booking.write'","line":"needs: booking.read"}],"impossible":[]}],"usage":[]}
$ sed 's/- show-booking-grid-as-travel-agent/- {operation_id: show-booking-grid-as-travel-agent, needs: booking.read}/' desk.yaml >settled.yaml; leastscope suggest settled.yaml
request front-desk
  asked booking.read booking.write inventory.read
  least booking.read

  keep  booking.read             needed for 'show-booking-as-travel-agent', 'show-booking-grid-as-travel-agent'
  drop  booking.write            no declared use needs it
  drop  inventory.read           no declared use needs it

  Proven: no other set of this provider's scopes meets these uses at less risk.
$ sed 's/complete/partial/' settled.yaml | leastscope suggest -
request front-desk
  asked booking.read booking.write inventory.read
  least booking.read

  keep  booking.read             needed for 'show-booking-as-travel-agent', 'show-booking-grid-as-travel-agent'
  drop  booking.write            no declared use needs it
  drop  inventory.read           no declared use needs it

  Least for these uses; 'usage: partial' says that there are more.
