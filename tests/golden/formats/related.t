# Two places in one finding, a fix, and what silences it, in each format.
$ printf 'leastscope: 1\nprovider: wink\n# leastscope: allow misspelled-scope until=2027-01-31 -- the "old" system: 100%% needs it\nscope: booking.raed inventory.read inventory.read\n' >two.yaml
$ leastscope -q two.yaml
two.yaml:4:8: note[usage-undeclared]: nothing says what these scopes are used for
    4 | scope: booking.raed inventory.read inventory.read
      |        ^^^^^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

two.yaml:4:36: note[scope-duplicate]: 'inventory.read' stands twice in this list
    4 | scope: booking.raed inventory.read inventory.read
      |                                    ^^^^^^^^^^^^^^
      = two.yaml:4:21: first here
      = fix: drop the second one (--fix)

$ leastscope -v two.yaml
two.yaml:4:8: suppressed error[misspelled-scope]: wink has no scope 'booking.raed'
    4 | scope: booking.raed inventory.read inventory.read
      |        ^^^^^^^^^^^^ did you mean 'booking.read'?
      = the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)
      = fix: replace with booking.read (--fix --unsafe-fixes)
      = allowed by the comment on line 3: the "old" system: 100% needs it

two.yaml:4:8: note[usage-undeclared]: nothing says what these scopes are used for
    4 | scope: booking.raed inventory.read inventory.read
      |        ^^^^^^^^^^^^ declare 'operations:' or 'tools:'
      = whether they are the least set was not checked

two.yaml:4:36: note[scope-duplicate]: 'inventory.read' stands twice in this list
    4 | scope: booking.raed inventory.read inventory.read
      |                                    ^^^^^^^^^^^^^^
      = two.yaml:4:21: first here
      = fix: drop the second one (--fix)

two.yaml: checked, leastscope, provider wink

1 manifest, 1 request, 3 scopes: 0 errors, 0 warnings, 2 notes, 1 suppressed. PASS: no finding at or above error
$ leastscope --format jsonl two.yaml
{"type":"finding","rule":"misspelled-scope","severity":"error","confidence":"certain","message":"wink has no scope 'booking.raed'","hint":"did you mean 'booking.read'?","notes":["the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)"],"path":"two.yaml","span":{"start":{"line":4,"column":8,"offset":125},"end":{"line":4,"column":20,"offset":137}},"scope":"booking.raed","provider":"wink","client":null,"request":null,"fix":{"applicability":"unsafe","title":"replace with booking.read","edits":[{"start":125,"end":137,"text":"booking.read"}]},"related":[],"fingerprint":"9bf3747a09eb5d033a7519dad051907d","suppression":{"kind":"comment","line":3,"reason":"the \"old\" system: 100% needs it","until":"2027-01-31"}}
{"type":"finding","rule":"usage-undeclared","severity":"note","confidence":"certain","message":"nothing says what these scopes are used for","hint":"declare 'operations:' or 'tools:'","notes":["whether they are the least set was not checked"],"path":"two.yaml","span":{"start":{"line":4,"column":8,"offset":125},"end":{"line":4,"column":20,"offset":137}},"scope":null,"provider":"wink","client":null,"request":null,"fix":null,"related":[],"fingerprint":"296f6981974912a1d3bef37d2038e347","suppression":null}
{"type":"finding","rule":"scope-duplicate","severity":"note","confidence":"certain","message":"'inventory.read' stands twice in this list","hint":null,"notes":[],"path":"two.yaml","span":{"start":{"line":4,"column":36,"offset":153},"end":{"line":4,"column":50,"offset":167}},"scope":"inventory.read","provider":"wink","client":null,"request":null,"fix":{"applicability":"safe","title":"drop the second one","edits":[{"start":152,"end":167,"text":""}]},"related":[{"path":"two.yaml","span":{"start":{"line":4,"column":21,"offset":138},"end":{"line":4,"column":35,"offset":152}},"message":"first here"}],"fingerprint":"b15e23b886ec6fdd57222b5b010f0306","suppression":null}
{"type":"input","path":"two.yaml","format":"leastscope","provider":"wink","status":"checked","clients":1,"requests":1,"scopes":3}
{"type":"summary","schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"files":1,"manifests":1,"requests":1,"scopes":3,"errors":0,"warnings":0,"notes":2,"suppressed":1,"fail_on":"error","verdict":"pass","reason":"no finding at or above error","exit_status":0}
$ leastscope --format github two.yaml
::notice file=two.yaml,line=4,endLine=4,col=8,endColumn=20,title=usage-undeclared::nothing says what these scopes are used for; declare 'operations:' or 'tools:'%0Awhether they are the least set was not checked
::notice file=two.yaml,line=4,endLine=4,col=36,endColumn=50,title=scope-duplicate::'inventory.read' stands twice in this list
1 manifest, 1 request, 3 scopes: 0 errors, 0 warnings, 2 notes, 1 suppressed. PASS: no finding at or above error
$ leastscope --format sarif two.yaml | sed 's/.*"results":/"results":/'
"results":[{"ruleId":"misspelled-scope","ruleIndex":25,"level":"error","message":{"text":"wink has no scope 'booking.raed'; did you mean 'booking.read'? the whole token request would fail with invalid_scope (catalog wink of 2026-08-08)."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"two.yaml"},"region":{"startLine":4,"startColumn":8,"endLine":4,"endColumn":20}}}],"partialFingerprints":{"primaryLocationLineHash":"6c819d67fe14541c:1","leastscope/v1":"9bf3747a09eb5d033a7519dad051907d"},"suppressions":[{"kind":"inSource","status":"accepted","justification":"the \"old\" system: 100% needs it"}],"fixes":[{"description":{"text":"replace with booking.read."},"artifactChanges":[{"artifactLocation":{"uri":"two.yaml"},"replacements":[{"deletedRegion":{"byteOffset":125,"byteLength":12},"insertedContent":{"text":"booking.read"}}]}]}],"properties":{"security-severity":"7.5"}},{"ruleId":"usage-undeclared","ruleIndex":69,"level":"note","message":{"text":"nothing says what these scopes are used for; declare 'operations:' or 'tools:'. whether they are the least set was not checked."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"two.yaml"},"region":{"startLine":4,"startColumn":8,"endLine":4,"endColumn":20}}}],"partialFingerprints":{"primaryLocationLineHash":"6c819d67fe14541c:1","leastscope/v1":"296f6981974912a1d3bef37d2038e347"},"suppressions":[],"properties":{"security-severity":"2.0"}},{"ruleId":"scope-duplicate","ruleIndex":47,"level":"note","message":{"text":"'inventory.read' stands twice in this list."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"two.yaml"},"region":{"startLine":4,"startColumn":36,"endLine":4,"endColumn":50}}}],"relatedLocations":[{"id":1,"physicalLocation":{"artifactLocation":{"uri":"two.yaml"},"region":{"startLine":4,"startColumn":21,"endLine":4,"endColumn":35}},"message":{"text":"first here."}}],"partialFingerprints":{"primaryLocationLineHash":"6c819d67fe14541c:1","leastscope/v1":"b15e23b886ec6fdd57222b5b010f0306"},"suppressions":[],"fixes":[{"description":{"text":"drop the second one."},"artifactChanges":[{"artifactLocation":{"uri":"two.yaml"},"replacements":[{"deletedRegion":{"byteOffset":152,"byteLength":15},"insertedContent":{"text":""}}]}]}],"properties":{"security-severity":"2.0"}}]}]}
