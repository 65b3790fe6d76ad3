# What may be a secret is masked, in scopes and in the calls of a usage file.
$ printf 'leastscope: 1\nprovider: wink\nscope: booking.read client_secret=hunter2\noperations: ["GET /api/none?access_token=hunter2"]\n' >one.yaml
$ printf 'curl -u ann:hunter2 -H "Authorization: Bearer hunter2" "https://api.wink.travel/api/none/x?access_token=hunter2" -d password=hunter2\n' >usage.sh
$ leastscope suggest one.yaml --usage usage.sh
request (only)
  asked booking.read *********************
  least booking.read

  keep  booking.read             kept because what 'GET /api/none' needs is not known
  drop  *********************    the provider has no such scope
  open  'GET /api/none': it is not in the catalog; state its 'needs:'
  open  'POST /api/none/x': it is not in the catalog; declare it under 'operations:' with its 'needs:'

  Least for what is known; what an unknown use needs may be more.
  usage usage.sh: curl, 1 call
$ leastscope suggest --as json one.yaml --usage usage.sh | grep -c hunter2
0
? 1
