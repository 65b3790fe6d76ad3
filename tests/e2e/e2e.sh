#!/bin/sh
# Compares foretold answers with those of a real authorization server, the npm
# package oidc-provider, on loopback.  npm installs it into the build folder
# once; without node, npm or a network the test is skipped.
set -u
: "${top_srcdir:?}" "${top_builddir:?}"
from=$top_srcdir/tests/e2e
cache=$top_builddir/tests/e2e/npm

skip()
{
	echo "SKIP: $*"
	exit 77
}

for tool in node npm; do
	command -v $tool >/dev/null || skip "there is no $tool"
done
node -e 'process.exit(URL.parse && require("crypto").hash ? 0 : 1)' ||
	skip "node $(node --version) is too old for the server"

mkdir -p "$cache" || exit 99
if ! cmp -s "$from/package-lock.json" "$cache/installed"; then
	rm -rf "$cache/node_modules" "$cache/installed"
	cp "$from/package.json" "$from/package-lock.json" "$cache" || exit 99
	chmod u+w "$cache"/package*.json
	(cd "$cache" && timeout 120 npm ci --ignore-scripts --no-audit \
		--no-fund --fetch-retries 1 --fetch-timeout 20000) \
		>"$cache/npm.log" 2>&1 ||
		skip "npm could not install the server: $(tail -n 1 "$cache/npm.log")"
	cp "$from/package-lock.json" "$cache/installed" || exit 99
fi

# Packages are found beside the program that imports them.
for file in e2e.mjs rows.mjs server.mjs server.yaml; do
	rm -f "$cache/$file"
	cp "$from/$file" "$cache/$file" || exit 99
done
rm -rf "$top_builddir/tests/e2e/scratch"
timeout 60 node --no-warnings "$cache/e2e.mjs" "$top_builddir/leastscope" \
	"$top_srcdir/examples" "$top_builddir/tests/e2e/scratch" 2>&1
status=$?
[ "$status" != 124 ] || echo 'FAIL: more than 60 seconds'
exit "$status"
