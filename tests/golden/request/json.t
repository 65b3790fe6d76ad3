# For programs: one document, whatever is wrong.
$ leastscope request --as json 'grant_type=client_credentials&scope=booking.read' -m service.yaml
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"ok","scope":"booking.read","granted":"booking.read","provider":"wink","objections":[]}
$ leastscope request --as json 'grant_type=client_credentials&scope=booking%2Eraed' -m service.yaml
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"invalid_scope","scope":"booking.raed","granted":null,"provider":"wink","objections":[{"error":"invalid_scope","message":"wink has no scope 'booking.raed'; did you mean 'booking.read'?","authority":"RFC 6749 section 5.2","line":1,"column":37,"start":36,"end":50}]}
? 1
$ leastscope request --as json 'grant_type=client_credentials&scope=booking.write+booking.read' -m two.yaml --env production
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"not-in-manifest","scope":"booking.write booking.read","granted":"booking.write booking.read","provider":"wink","objections":[{"error":"not-in-manifest","message":"no request of the manifest asks for 'booking.write'","authority":null,"line":1,"column":37,"start":36,"end":49}]}
? 1
$ leastscope request --as json 'grant_type=client_credentials&scope=%1b%00' -m service.yaml
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"invalid_scope","scope":"\u001b\u0000","granted":null,"provider":"wink","objections":[{"error":"invalid_scope","message":"'\\u{1b}\\u{0}' holds a character no scope may hold","authority":"RFC 6749 section 3.3","line":1,"column":37,"start":36,"end":42}]}
? 1
$ leastscope request --as json ''
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"invalid_request","scope":"","granted":null,"provider":null,"objections":[{"error":"invalid_request","message":"there is no parameter","authority":"RFC 6749 appendix B","line":1,"column":1,"start":0,"end":0}]}
? 1
$ leastscope request --as json 'scope=%'
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"invalid_request","scope":"","granted":null,"provider":null,"objections":[{"error":"invalid_request","message":"'%' is not followed by two hexadecimal digits","authority":"RFC 6749 appendix B","line":1,"column":7,"start":6,"end":7}]}
? 1
$ leastscope request --as json '{"scope":'
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"undecided","scope":"","granted":null,"provider":null,"objections":[{"error":"undecided","message":"the file ends where a value should be","authority":null,"line":1,"column":10,"start":9,"end":9}]}
? 4
$ leastscope request --as json '["scope"]'
{"schema_version":1,"tool":{"name":"leastscope","version":"0.1.0"},"answer":"undecided","scope":"","granted":null,"provider":null,"objections":[{"error":"undecided","message":"this is no request","authority":null,"line":1,"column":1,"start":0,"end":0}]}
? 4
$ leastscope request --as xml 'scope=a'
leastscope: an answer is text or json, not 'xml'
? 2
