#!/bin/sh
TOKEN=$(curl -s -d grant_type=client_credentials https://iam.wink.travel/oauth2/token | jq -r .t)
curl -sSXPOST \
  -H "Authorization: Bearer $TOKEN" \
  --data '{"a": 1}' "https://api.wink.travel/api/shopping-cart/${ID}" -G; curl --next -I --url x/y
