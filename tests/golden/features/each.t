# What a catalog must be able to say for providers to come, each with a real
# example: it loads, and a check makes use of it.
$ leastscope catalog check google.yaml x.yaml jira.yaml github.yaml shopify.yaml mixed.yaml
google.yaml: catalog gmail, 9 scopes, 1 operation. PASS
x.yaml: catalog x, 4 scopes, 1 operation. PASS
jira.yaml: catalog jira, 3 scopes, 1 operation. PASS
github.yaml: catalog github, 13 scopes, 3 operations. PASS
shopify.yaml: catalog shopify, 8 scopes, 1 operation. PASS
mixed.yaml: catalog mixed, 13 scopes, 5 operations. PASS
$ sh found.sh google.yaml <<'END'
> leastscope: 1
> provider: gmail
> requests:
>   - {id: any-of, scope: "https://mail.google.com/", justification: {"https://mail.google.com/": reads the order mails}, usage: complete, operations: [GET /gmail/v1/users/me/messages/17]}
>   - {id: least, scope: "https://www.googleapis.com/auth/gmail.metadata", usage: complete, operations: [gmail.users.messages.get]}
>   - {id: except, scope: "https://www.googleapis.com/auth/drive https://www.googleapis.com/auth/drive.appdata https://www.googleapis.com/auth/drive.file", justification: {"https://www.googleapis.com/auth/drive": backs up all files}}
> END
4:25 note narrower-alternative
  'https://www.googleapis.com/auth/gmail.metadata'
4:26 warning wildcard-scope
  ask for the narrower scopes the client needs
6:26 note usage-undeclared
  declare 'operations:' or 'tools:'
6:26 warning wildcard-scope
  ask for the narrower scopes the client needs
6:110 note redundant-scope
  if the narrow one is enough, leave out 'https://www.googleapis.com/auth/drive' instead
$ sh found.sh x.yaml <<'END'
> leastscope: 1
> provider: x
> requests:
>   - {id: half, scope: tweet.read, usage: complete, operations: [findMyUser]}
>   - {id: whole, scope: tweet.read users.read, usage: complete, operations: [findMyUser]}
>   - {id: other-name, scope: tweet.read users.read offline_access, usage: complete, operations: [findMyUser]}
> END
4:65 error missing-scope
  it needs 'tweet.read' and 'users.read'
6:51 error misspelled-scope
  did you mean 'offline.access'?
$ sh found.sh jira.yaml <<'END'
> leastscope: 1
> provider: jira
> requests:
>   - {id: classic, scope: "manage:jira-project", justification: {"manage:jira-project": renames components}, usage: complete, operations: [PUT /rest/api/3/component/7]}
>   - {id: half, scope: "write:project.component:jira", usage: complete, operations: [PUT /rest/api/3/component/7]}
>   - {id: granular, scope: "write:project.component:jira read:project:jira", usage: complete, operations: [PUT /rest/api/3/component/7]}
> END
4:26 note narrower-alternative
  'read:project:jira' and 'write:project.component:jira'
5:85 error missing-scope
  it needs 'manage:jira-project' or 'read:project:jira' and 'write:project.component:jira'
$ sh found.sh github.yaml <<'END'
> leastscope: 1
> provider: github
> requests:
>   - {id: commas, scope: "user,gist,user:email"}
>   - {id: blanks, scope: "admin:org read:org"}
>   - {id: no-read-in-write, scope: "write:packages delete:packages", usage: complete, operations: ["DELETE /orgs/acme/packages/npm/left-pad"]}
>   - {id: condition, scope: repo, justification: {repo: mirrors private code}, usage: complete, operations: ["GET /repos/a/b"]}
>   - {id: optional, scope: user, usage: complete, operations: ["GET /user"]}
>   - {id: empty}
> END
4:26 note usage-undeclared
  declare 'operations:' or 'tools:'
4:36 note redundant-scope
  if the narrow one is enough, leave out 'user' instead
5:26 error high-risk-unjustified
  say under 'justification' what fails without 'admin:org'
5:26 note usage-undeclared
  declare 'operations:' or 'tools:'
5:36 note redundant-scope
  if the narrow one is enough, leave out 'admin:org' instead
6:36 warning unused-scope
  leave it out
6:99 error missing-scope
  it needs 'delete:packages' and 'read:packages'
7:28 note over-broad-scope
  'public_repo' is enough
9:10 note scope-omitted
  name the scopes it needs
$ sh found.sh shopify.yaml <<'END'
> leastscope: 1
> provider: shopify
> requests:
>   - {id: pattern, scope: "read_products,write_products,unauthenticated_read_checkouts,unauthenticated_write_checkouts,write_purchase_options"}
>   - {id: companion, scope: "read_all_orders", justification: {read_all_orders: the yearly statement}}
>   - {id: any-and-all, scope: "write_products", usage: complete, operations: ["POST /admin/productJoinSellingPlanGroups"]}
> END
4:27 note redundant-scope
  if the narrow one is enough, leave out 'write_products' instead
4:27 note usage-undeclared
  declare 'operations:' or 'tools:'
4:56 note redundant-scope
  if the narrow one is enough, leave out 'unauthenticated_write_checkouts' instead
4:119 error scope-limit
  from here on they are too many
5:29 warning scope-combination
  ask for 'read_orders' as well, or drop 'read_all_orders'
5:29 note usage-undeclared
  declare 'operations:' or 'tools:'
6:78 error missing-scope
  it needs 'write_own_subscription_contracts' and 'write_products' or 'write_products' and 'write_purchase_options'
$ leastscope scope --catalog shopify.yaml - <<'END'
> leastscope: 1
> provider: shopify
> scope: [write_products, write_purchase_options]
> usage: complete
> operations: ["POST /admin/productJoinSellingPlanGroups"]
> END
write_products,write_purchase_options
$ sh found.sh mixed.yaml <<'END'
> leastscope: 1
> provider: mixed
> requests:
>   - {id: prefix-case-alias, scope: "https://graph.microsoft.com/User.Read user.read refresh_token openid"}
>   - {id: parameters, scope: "patient/Observation.rs?category=a|b repository:acme/web:pull,push meeting:write:master user:me api://f00/do_it"}
>   - {id: umbrella, scope: "full chat:write:bot refresh_token openid"}
>   - {id: conflict-and-successor, scope: "post client"}
>   - {id: grants, grant_type: client_credentials, scope: "openid offline_access User.Read"}
>   - {id: default, scope: default}
>   - {id: when-empty}
>   - {id: verb-map, scope: "tickets:write", usage: complete, operations: [GET /tickets]}
> END
4:37 note usage-undeclared
  declare 'operations:' or 'tools:'
5:30 error high-risk-unjustified
  say under 'justification' what fails without 'patient/Observation.rs?category=a|b'
5:30 note usage-undeclared
  declare 'operations:' or 'tools:'
5:96 error high-risk-unjustified
  say under 'justification' what fails without 'meeting:write:master'
6:28 error high-risk-unjustified
  say under 'justification' what fails without 'full'
6:28 warning offline-access-high-risk
  ask for 'full' in a request of its own, when it is needed
6:28 note usage-undeclared
  declare 'operations:' or 'tools:'
6:28 warning wildcard-scope
  ask for the narrower scopes the client needs
6:33 note redundant-scope
  if the narrow one is enough, leave out 'full' instead
6:62 note redundant-scope
  if the narrow one is enough, leave out 'full' instead
7:42 warning deprecated-scope
  use 'chat:write'
7:42 note usage-undeclared
  declare 'operations:' or 'tools:'
7:47 error scope-combination
  drop one, or ask for it in a request of its own
8:58 error grant-not-offered
  catalog mixed of 2026-08-08 does not list every scope
8:65 warning grant-not-offered
  the server ignores it (catalog mixed of 2026-08-08)
8:65 error offline-access-invalid
  drop it: the client can ask for a new token at any time
8:65 note usage-undeclared
  declare 'operations:' or 'tools:'
9:26 error high-risk-unjustified
  say under 'justification' what fails without 'default'
9:26 note usage-undeclared
  declare 'operations:' or 'tools:'
9:26 warning wildcard-scope
  ask for the narrower scopes the client needs
10:10 warning scope-omitted
  name the scopes it needs
11:28 warning unneeded-write
  leave it out
11:74 error missing-scope
  it needs 'tickets:read'
$ sh found.sh mixed.yaml <<'END'
> leastscope: 1
> provider: mixed
> client_kind: web
> requests:
>   - {id: kinds, scope: "agent.only Files.Read.All Files.ReadWrite.All"}
>   - {id: by-kind, scope: Files.Read.All, usage: complete, operations: [GET /me/messages]}
> END
5:25 error mcp-scope-non-agent
  remove it; a client of the right kind says so with 'client_kind'
5:25 note usage-undeclared
  declare 'operations:' or 'tools:'
5:51 error high-risk-unjustified
  say under 'justification' what fails without 'Files.ReadWrite.All'
5:51 error mcp-scope-non-agent
  remove it; a client of the right kind says so with 'client_kind'
6:26 warning unused-scope
  leave it out
6:72 error missing-scope
  it needs 'User.Read'
$ sh found.sh mixed.yaml <<'END'
> leastscope: 1
> provider: mixed
> client_kind: service
> requests:
>   - {id: by-kind, scope: Files.Read.All, usage: complete, operations: [GET /me/messages]}
> END
5:26 error high-risk-unjustified
  say under 'justification' what fails without 'Files.Read.All'
$ leastscope explain --catalog mixed.yaml Files.Read.All Files.ReadWrite.All
Files.Read.All (Mixed)
  risk           high
  risk           high: service
  risk           medium: web, spa, native, device, agent
  held by        service, web, spa, native
  is             needs an administrator's consent
  consent by     service
  source         misc
  catalog        mixed of 2026-08-08 (not complete)

Files.ReadWrite.All (Mixed)
  risk           critical
  held by        service
  is             needs an administrator's consent
  tier           classic
  edition        early access
  source         misc
  catalog        mixed of 2026-08-08 (not complete)
$ leastscope explain --catalog mixed.yaml meeting:write:master
meeting:write:master (Mixed)
  pattern        zoom
  action         write
  risk           high
  source         misc
  catalog        mixed of 2026-08-08 (not complete)
$ leastscope explain --catalog github.yaml site_admin
site_admin (github)
  action         admin
  risk           critical
  held by        any kind of client
  edition        GHES only
  source         github-docs
  catalog        github of 2026-08-08
$ leastscope check -q --catalog github.yaml --stdin-filename x.yaml - <<'END'
> leastscope: 1
> provider: github
> requests:
>   - {id: broad, scope: repo, justification: {repo: mirrors private code}, usage: complete, operations: ["GET /repos/a/b"]}
>   - {id: doubt, scope: public_repo, usage: complete, operations: ["GET /repos/a/b"]}
> END
x.yaml:4:24: note[over-broad-scope]: 'repo' is probably broader than the declared uses need
    4 |   - {id: broad, scope: repo, justification: {repo: mirrors private co...
      |                        ^^^^ 'public_repo' is enough
      = it is needed for 'GET /repos/a/b' only (catalog github of 2026-08-08)
      = 'GET /repos/a/b' needs 'public_repo' for: public repository; 'repo' for: private repository
      = declare the 'needs:' of 'GET /repos/a/b' to settle which
      = fix: replace with public_repo (--fix --unsafe-fixes)

x.yaml:5:67: note[missing-scope]: the requested scopes may not be enough for 'GET /repos/a/b'
    5 | ...e, operations: ["GET /repos/a/b"]}
      |                    ^^^^^^^^^^^^^^^^ it needs 'public_repo' or 'repo'
      = the call would fail with insufficient_scope (inferred from the operation)
      = 'GET /repos/a/b' needs 'public_repo' for: public repository; 'repo' for: private repository
      = declare the 'needs:' of 'GET /repos/a/b' to settle which

