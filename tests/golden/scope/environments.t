# A file with a manifest for each environment, and what curl makes of it.
$ cat >both.yaml <<'END'
> leastscope: 1
> provider: wink
> environment: staging
> scope: booking.read inventory.read
> ---
> leastscope: 1
> provider: wink
> environment: production
> scope: booking.read
> END
$ leastscope scope both.yaml
leastscope: both.yaml has several requests; say which one with --request or --env: (no id) in staging, (no id) in production
? 2
$ leastscope scope --env production both.yaml
booking.read
$ leastscope scope --env produktion both.yaml
leastscope: both.yaml has no environment 'produktion', only: (no id) in staging, (no id) in production
? 2
$ printf 'leastscope: 1\nprovider: wink\nclient: {scope: booking.read, grant_types: [client_credentials]}\n' >registration.yaml
$ leastscope scope registration.yaml
leastscope: registration.yaml asks for no token
? 2
$ printf '%s\n' "scope=$(leastscope scope bad.yaml 2>/dev/null)"
scope=
$ set -e; scope=$(leastscope scope bad.yaml 2>/dev/null); echo 'a token is asked for'
? 1
