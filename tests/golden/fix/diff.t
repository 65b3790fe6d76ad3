# --diff shows and changes nothing; 1 when something would change.
$ printf 'leastscope: 1\nprovider: wink\nscope: booking.read  booking.read # twice\n' >twice.yaml
$ cp twice.yaml before.yaml
$ leastscope --diff good.yaml
$ leastscope --diff twice.yaml
--- a/twice.yaml
+++ b/twice.yaml
@@ -1,3 +1,3 @@
 leastscope: 1
 provider: wink
-scope: booking.read  booking.read # twice
+scope: booking.read # twice
? 1
$ leastscope --diff --fix twice.yaml
--- a/twice.yaml
+++ b/twice.yaml
@@ -1,3 +1,3 @@
 leastscope: 1
 provider: wink
-scope: booking.read  booking.read # twice
+scope: booking.read # twice
? 1
$ cmp twice.yaml before.yaml
$ leastscope --diff bad.yaml
$ leastscope --diff --unsafe-fixes bad.yaml
--- a/bad.yaml
+++ b/bad.yaml
@@ -1,5 +1,5 @@
 leastscope: 1
 provider: wink
-scope: booking.read inventory.raed
+scope: booking.read
 usage: complete
 operations: [{operation_id: show-booking-as-travel-agent}]
? 1
$ leastscope --diff twice.yaml | patch -p1
patching file twice.yaml
$ leastscope --diff twice.yaml
$ leastscope --diff --stdin-filename x.yaml - <before.yaml
--- a/x.yaml
+++ b/x.yaml
@@ -1,3 +1,3 @@
 leastscope: 1
 provider: wink
-scope: booking.read  booking.read # twice
+scope: booking.read # twice
? 1
$ leastscope --diff missing.yaml
leastscope: missing.yaml: no such file or folder
leastscope: 0 manifests, 0 requests, 0 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ printf 'leastscope: 1\nscope: [\n' >broken.yaml
$ leastscope --diff broken.yaml before.yaml
--- a/before.yaml
+++ b/before.yaml
@@ -1,3 +1,3 @@
 leastscope: 1
 provider: wink
-scope: booking.read  booking.read # twice
+scope: booking.read # twice
leastscope: 1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 2 notes. FAIL: 1 input could not be checked, and 1 finding at or above error
? 4
$ mkdir empty; leastscope --diff empty
leastscope: 0 manifests, 0 requests, 0 scopes: 0 errors, 0 warnings, 0 notes. FAIL: nothing to check
? 3
$ printf 'leastscope: 1\nprovider: wink\nscope: a.b a.b # ##[error]x\nx-note: |\n  ::error::y\n' >steer.yaml
$ leastscope --diff steer.yaml 2>said | cat; cat said
--- a/steer.yaml
+++ b/steer.yaml
@@ -2,3 +2,3 @@
 provider: wink
-scope: a.b a.b # \u{23}#[error]x
+scope: a.b # \u{23}#[error]x
 x-note: |
leastscope: 1 diff does not show a changed line as it is, so patch(1) will not take it; --fix does
$ leastscope --diff steer.yaml >steer.diff; cat steer.diff
--- a/steer.yaml
+++ b/steer.yaml
@@ -1,5 +1,5 @@
 leastscope: 1
 provider: wink
-scope: a.b a.b # ##[error]x
+scope: a.b # ##[error]x
 x-note: |
   ::error::y
$ patch -s -p1 <steer.diff; leastscope --diff steer.yaml
$ printf 'leastscope: 1\nprovider: wink\ncredentials: {client_secret: hunter2-hunter2-hunter2}\nx-note: 1\nscope: a.b a.b\n' >secret.yaml
$ leastscope --diff secret.yaml | tee secret.diff
--- a/secret.yaml
+++ b/secret.yaml
@@ -4,2 +4,2 @@
 x-note: 1
-scope: a.b a.b
+scope: a.b
$ patch -s -p1 <secret.diff; grep -n -e hunter2 -e scope: secret.yaml
1:leastscope: 1
3:credentials: {client_secret: hunter2-hunter2-hunter2}
5:scope: a.b
$ leastscope --diff --unsafe-fixes secret.yaml
--- a/secret.yaml
+++ b/secret.yaml
@@ -1,5 +1,5 @@
 leastscope: 1
 provider: wink
-credentials: {client_secret: ***********************}
+credentials: {client_secret: "${WINK_CLIENT_SECRET}"}
 x-note: 1
 scope: a.b
leastscope: 1 diff does not show a changed line as it is, so patch(1) will not take it; --fix does
? 1
