# Each format with no finding and with some.
$ leastscope --format text good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope --format text bad.yaml
bad.yaml:3:21: error[misspelled-scope]: wink has no scope 'inventory.raed'
    3 | scope: booking.read inventory.raed
      |                     ^^^^^^^^^^^^^^ did you mean 'inventory.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with inventory.read (--fix --unsafe-fixes)

1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 finding at or above error
? 1
$ leastscope --format json good.yaml
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"findings":[],"inputs":[{"path":"good.yaml","format":"leastscope","provider":"wink","status":"checked","clients":1,"requests":1,"scopes":1}],"summary":{"files":1,"manifests":1,"requests":1,"scopes":1,"errors":0,"warnings":0,"notes":0,"suppressed":0,"fail_on":"error","verdict":"pass","reason":"no finding at or above error","exit_status":0}}
$ leastscope --format json bad.yaml
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"findings":[{"rule":"misspelled-scope","severity":"error","confidence":"certain","message":"wink has no scope 'inventory.raed'","hint":"did you mean 'inventory.read'?","notes":["the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)"],"path":"bad.yaml","span":{"start":{"line":3,"column":21,"offset":49},"end":{"line":3,"column":35,"offset":63}},"scope":"inventory.raed","provider":"wink","client":null,"request":null,"fix":{"applicability":"unsafe","title":"replace with inventory.read","edits":[{"start":49,"end":63,"text":"inventory.read"}]},"related":[],"fingerprint":"81211c0ba81174f04d88d02b9beb5613","suppression":null}],"inputs":[{"path":"bad.yaml","format":"leastscope","provider":"wink","status":"checked","clients":1,"requests":1,"scopes":2}],"summary":{"files":1,"manifests":1,"requests":1,"scopes":2,"errors":1,"warnings":0,"notes":0,"suppressed":0,"fail_on":"error","verdict":"fail","reason":"1 finding at or above error","exit_status":1}}
? 1
$ leastscope --format jsonl good.yaml
{"type":"input","path":"good.yaml","format":"leastscope","provider":"wink","status":"checked","clients":1,"requests":1,"scopes":1}
{"type":"summary","schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"files":1,"manifests":1,"requests":1,"scopes":1,"errors":0,"warnings":0,"notes":0,"suppressed":0,"fail_on":"error","verdict":"pass","reason":"no finding at or above error","exit_status":0}
$ leastscope --format jsonl bad.yaml
{"type":"finding","rule":"misspelled-scope","severity":"error","confidence":"certain","message":"wink has no scope 'inventory.raed'","hint":"did you mean 'inventory.read'?","notes":["the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)"],"path":"bad.yaml","span":{"start":{"line":3,"column":21,"offset":49},"end":{"line":3,"column":35,"offset":63}},"scope":"inventory.raed","provider":"wink","client":null,"request":null,"fix":{"applicability":"unsafe","title":"replace with inventory.read","edits":[{"start":49,"end":63,"text":"inventory.read"}]},"related":[],"fingerprint":"81211c0ba81174f04d88d02b9beb5613","suppression":null}
{"type":"input","path":"bad.yaml","format":"leastscope","provider":"wink","status":"checked","clients":1,"requests":1,"scopes":2}
{"type":"summary","schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"files":1,"manifests":1,"requests":1,"scopes":2,"errors":1,"warnings":0,"notes":0,"suppressed":0,"fail_on":"error","verdict":"fail","reason":"1 finding at or above error","exit_status":1}
? 1
$ leastscope --format github good.yaml
1 manifest, 1 request, 1 scope: 0 errors, 0 warnings, 0 notes. PASS: no finding at or above error
$ leastscope --format github bad.yaml
::error file=bad.yaml,line=3,endLine=3,col=21,endColumn=35,title=misspelled-scope::wink has no scope 'inventory.raed'; did you mean 'inventory.read'?%0Athe whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
1 manifest, 1 request, 2 scopes: 1 error, 0 warnings, 0 notes. FAIL: 1 finding at or above error
? 1
$ leastscope --format sarif good.yaml | sed 's/"rules":.*"invocations"/"rules":...,"invocations"/'
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"leastscope","version":"0.1.0","semanticVersion":"0.1.0","rules":...,"invocations":[{"executionSuccessful":true,"exitCode":0,"exitCodeDescription":"no finding at or above error","toolExecutionNotifications":[]}],"automationDetails":{"id":"leastscope/"},"columnKind":"unicodeCodePoints","results":[]}]}
$ leastscope --format sarif bad.yaml | sed 's/"rules":.*"invocations"/"rules":...,"invocations"/'
{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"leastscope","version":"0.1.0","semanticVersion":"0.1.0","rules":...,"invocations":[{"executionSuccessful":true,"exitCode":1,"exitCodeDescription":"1 finding at or above error","toolExecutionNotifications":[]}],"automationDetails":{"id":"leastscope/"},"columnKind":"unicodeCodePoints","results":[{"ruleId":"misspelled-scope","ruleIndex":25,"level":"error","message":{"text":"wink has no scope 'inventory.raed'; did you mean 'inventory.read'? the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"bad.yaml"},"region":{"startLine":3,"startColumn":21,"endLine":3,"endColumn":35}}}],"partialFingerprints":{"primaryLocationLineHash":"7112436af9fbe95b:1","leastscope/v1":"81211c0ba81174f04d88d02b9beb5613"},"suppressions":[],"fixes":[{"description":{"text":"replace with inventory.read."},"artifactChanges":[{"artifactLocation":{"uri":"bad.yaml"},"replacements":[{"deletedRegion":{"byteOffset":49,"byteLength":14},"insertedContent":{"text":"inventory.read"}}]}]}],"properties":{"security-severity":"7.5"}}]}]}
