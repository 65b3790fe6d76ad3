# Two clean integrations, and what one change to each of them brings.
$ leastscope check rest.yaml agent.yaml
2 manifests, 3 requests, 17 scopes: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ cat >found.sh <<'END'
> leastscope check --min-severity note --stdin-filename x.yaml - |
> 	sed -n 's/^x.yaml:\([0-9:]*\): \([a-z]*\)\[\([a-z-]*\)\].*/\1 \2 \3/p'
> END
$ sed '/nightly$/,/usage/s/scope: .*/scope: inventory.read,inventory.write/' rest.yaml | sh found.sh
16:10 warning registered-excess
26:12 error scope-delimiter
29:9 error missing-scope
31:9 error missing-scope
$ sed '/nightly$/,/usage/s/scope: .*/scope: Booking.read/' rest.yaml | sh found.sh
16:10 warning registered-excess
26:12 error scope-case
29:9 error missing-scope
31:9 error missing-scope
$ sed '/nightly$/,/usage/s/scope: .*/scope: booking.read mcp.read/' rest.yaml | sh found.sh
26:25 error mcp-scope-non-agent
26:25 error not-registered
26:25 warning unused-scope
$ sed 's,token_endpoint: https://iam,token_endpoint: https://staging-iam,' rest.yaml | sh found.sh
19:19 error environment-mismatch
$ sed 's/client_secret: .*/client_secret: Zk81-fyv7qYw2mXcL0aPu3Rs/' rest.yaml | sh found.sh
22:18 error secret-literal
$ sed '/needs:/d' rest.yaml | sh found.sh
31:9 note missing-scope
$ sed '/id: look/,/usage/{/resource:/d;}' agent.yaml | sh found.sh
39:12 error resource-missing
$ sed 's/grant_types: .*/grant_types: [client_credentials]/' agent.yaml | sh found.sh
16:17 error agent-grant
16:17 error public-client-credentials
$ sed '/human_approval/d' agent.yaml | sh found.sh
47:49 warning agent-write-unapproved
$ sed '/id: look/,/usage/s/booking.read$/booking.read booking.write/' agent.yaml | sh found.sh
40:49 warning agent-baseline-broad
40:49 warning agent-write-unapproved
40:49 warning unneeded-write
$ sed 's/scope: mcp.read /scope: /' agent.yaml | sh found.sh
40:12 error agent-missing-mcp-scope
47:12 error agent-missing-mcp-scope
$ sed '/nightly$/,/usage/s/scope: .*/scope: ""/' rest.yaml | sh found.sh
26:12 error scope-syntax
29:9 error missing-scope
31:9 error missing-scope
$ sed '/nightly$/,/usage/{/scope: /d;}' rest.yaml | sh found.sh
24:9 error scope-omitted
$ sed 's/review_by: .*/review_by: 2026-11-22/' rest.yaml | sh found.sh
39:14 error review-overdue
$ sed '/nightly$/,/usage/s/scope: .*/scope: booking.read content.read/' rest.yaml | sh found.sh
26:25 error not-registered
26:25 warning unused-scope
$ sed '/^client:/,/^endp/s/scope: .*/scope: booking.read account.write/' rest.yaml | sh found.sh
16:23 error registered-excess
$ sed 's,^  token_endpoint: .*,  token_endpoint: http://iam.wink.travel/oauth2/token,' rest.yaml | sh found.sh
19:19 error insecure-url
