// The requests, and where the answer that leastscope foretells is not the
// server's, the policy of the server that makes the difference.
//
// A row is {name, client, body or query, request, own, server, policy, known}.
// Without a policy both must agree.  With one, leastscope must foretell `own`
// by the provider's catalog, the server must answer `server`, and the two must
// differ; with `known`, they must agree again when server.yaml tells leastscope
// of the policy.  Policies cite the manual (docs/README.md) and the files of the
// package oidc-provider, version 9.

const IGNORED = 'manual, "scopes": the server knows those it is configured '
  + 'with, and lib/shared/check_resource.js leaves others out, as RFC 6749 '
  + 'section 3.3 allows; Wink documents invalid_scope';
const EMPTY = 'RFC 6749 section 3.3: without scope a server uses a default or '
  + 'refuses; this one issues a token without scope, and nobody says what '
  + "Wink's does";
const GRANT_CODE = 'lib/actions/token.js: a grant the client is not registered '
  + 'for is invalid_request there; RFC 6749 section 5.2 says '
  + 'unauthorized_client';
const LENIENT = 'it reads forms by Node\'s querystring, whose manual says that '
  + 'malformed percent-encoding is taken as it is; RFC 6749 appendix B '
  + 'wants UTF-8 in well-formed percent-encoding';
const LIMIT = 'leastscope says that it gives up: 256 bytes of a scope and 500 '
  + 'scopes of a request are its limits; the server takes up to 56 KiB of body '
  + '(lib/shared/selective_body.js)';
const OFFLINE = 'manual, "issueRefreshToken": offline_access decides over '
  + 'refresh tokens of user flows only; with client_credentials it is a '
  + 'scope like any other there';

const form = (fields) => new URLSearchParams(fields).toString();
const cc = 'grant_type=client_credentials';
const asks = (scope) => `${cc}&${form({ scope })}`;
const MCP = 'https://api.wink.travel/mcp';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

// An authorization request of the agent; null takes a parameter out.
function code(changes = {}) {
  const fields = {
    response_type: 'code',
    client_id: 'clean-mcp-agent',
    redirect_uri: 'http://127.0.0.1/callback',
    scope: 'mcp.read inventory.read booking.read',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  };
  return form(Object.entries(fields).filter(([, value]) => value !== null));
}

const rest = (name, body, more) => (
  { name, client: 'clean-rest-client', body, ...more });
const channel = (name, body, more) => (
  { name, client: 'channel-manager', body, ...more });
const plugin = (name, body, more) => (
  { name, client: 'wink-cms-plugin', body, ...more });
const agent = (name, changes, more) => (
  { name, client: 'clean-mcp-agent', query: code(changes), ...more });

const ignored = (own = 'invalid_scope') => (
  { own, server: 'ok', policy: IGNORED, known: true });

export const rows = [
  // Scopes that are known, registered, or neither.
  rest('a registered scope', asks('booking.read')),
  channel('two registered scopes',
    asks('integrations.read integrations.write')),
  channel('fewer than registered', asks('integrations.read')),
  channel('in another order', asks('integrations.write integrations.read')),
  rest('a scope the client is not registered for', asks('booking.write')),
  rest('one registered, one not', asks('booking.read payment.write')),
  plugin('a client registered for no scope in particular',
    asks('inventory.read inventory.write')),
  rest('a scope of nobody', asks('booking.nonsense'), ignored()),
  rest('a known one and one of nobody', asks('booking.read booking.nonsense'),
    ignored()),
  rest('a misspelt one', asks('booking.raed'), ignored()),
  rest('a plural', asks('bookings.read'), ignored()),
  channel('joined by a comma', asks('integrations.read,integrations.write'),
    ignored()),
  channel('joined by a semicolon', asks('integrations.read;integrations.write'),
    ignored()),
  rest('in the wrong case', asks('Booking.Read'), ignored()),
  rest('with a wildcard', asks('booking.*'), ignored()),
  rest('a placeholder nothing filled in', asks('${SCOPE}'),
    { own: 'undecided', server: 'ok', policy: IGNORED }),
  rest('the same scope twice', asks('booking.read booking.read')),
  plugin('what only agents may hold', asks('mcp.read'), {
    own: 'invalid_scope', server: 'ok',
    policy: 'Wink gives mcp scopes to AI agents alone; the server knows no '
      + 'kinds of client',
  }),
  plugin('openid without a user', asks('openid')),

  // No scope.
  rest('an empty scope', asks(''),
    { own: 'undecided', server: 'ok', policy: EMPTY, known: true }),
  rest('no scope', cc,
    { own: 'undecided', server: 'ok', policy: EMPTY, known: true }),
  { name: 'no scope, by the module that asks so', client: 'wink-cms-module',
    body: cc, own: 'undecided', server: 'ok', policy: EMPTY, known: true },

  // As the examples ask.
  { name: 'the six scopes of the Java library', client: 'wink-java-sdk',
    body: asks('inventory.read,inventory.write,inventory.remove,'
      + 'payment.read,payment.write,payment.remove'), ...ignored() },
  { name: 'the six, with blanks', client: 'wink-java-sdk',
    body: asks('inventory.read inventory.write inventory.remove '
      + 'payment.read payment.write payment.remove') },
  { name: 'the whole group of the walkthrough',
    client: 'wink-postman-walkthrough',
    body: asks('inventory.read inventory.write inventory.remove') },

  // Characters.
  rest('a control character', asks('booking.read\u0001')),
  rest('a NUL', asks('booking.read\0')),
  rest('a tab between scopes', asks('booking.read\tbooking.write')),
  rest('a line feed between scopes', asks('booking.read\nbooking.write')),
  rest('a no-break space between scopes', asks('booking.read\u00a0x')),
  rest('a zero-width space', asks('booking\u200b.read')),
  rest('a Cyrillic o', asks('b\u043eoking.read')),
  rest('a DEL', asks('booking.read\u007f')),
  rest('quotes', asks('"booking.read"')),
  rest('a backslash', asks('booking\\.read')),
  rest('a blank in front', asks(' booking.read')),
  rest('a blank behind', asks('booking.read ')),
  channel('two blanks between',
    asks('integrations.read  integrations.write')),
  rest('nothing but a blank', asks(' ')),
  channel('a blank as %20',
    `${cc}&scope=integrations.read%20integrations.write`),
  rest('the name of the parameter encoded', `${cc}&%73cope=booking.read`),
  rest('a plus sign as %2B', asks('booking.read+x'), ignored()),
  rest('bytes that are not UTF-8', `${cc}&scope=booking.read%ff`,
    { own: 'invalid_request', server: 'invalid_scope', policy: LENIENT }),
  rest('a lone percent sign', `${cc}&scope=booking.read%`,
    { own: 'invalid_request', server: 'ok', policy: LENIENT }),
  rest('a scope of 256 bytes', asks('a'.repeat(256)), ignored()),
  rest('a scope of 257 bytes', asks('a'.repeat(257)),
    { own: 'undecided', server: 'ok', policy: LIMIT }),
  rest('500 times the same', asks(Array(500).fill('booking.read').join(' '))),
  rest('501 times the same', asks(Array(501).fill('booking.read').join(' ')),
    { own: 'undecided', server: 'ok', policy: LIMIT }),
  rest('60 KiB of scope', asks('a'.repeat(60 << 10)),
    { own: 'undecided', server: 'invalid_request', policy: LIMIT }),

  // Parameters.
  rest('scope twice', `${asks('booking.read')}&scope=booking.read`),
  rest('scope twice, once encoded', `${asks('booking.read')}&sc%6fpe=openid`),
  rest('grant_type twice', `${cc}&${asks('booking.read')}`),
  rest('a parameter nobody knows', `${asks('booking.read')}&colour=blue`),
  rest('a parameter nobody knows, twice',
    `${asks('booking.read')}&colour=blue&colour=red`, {
      own: 'invalid_request', server: 'ok',
      policy: 'lib/helpers/params.js: only parameters it knows are looked at; '
        + 'RFC 6749 section 3.2 forbids to send any twice',
    }),
  rest('no parameter', ''),
  rest('no grant_type', form({ scope: 'booking.read' })),
  rest('an empty grant_type', form({ grant_type: '', scope: 'booking.read' })),

  // Grants.
  rest('a grant nobody knows',
    form({ grant_type: 'magic', scope: 'booking.read' })),
  rest('the implicit grant at the token endpoint',
    form({ grant_type: 'implicit', scope: 'booking.read' })),
  rest('the password grant', form({ grant_type: 'password', username: 'a',
    password: 'b', scope: 'booking.read' })),
  rest('the device grant', form({
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: 'a',
  })),
  rest('token exchange', form({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: 'a',
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  })),
  rest('a code, which the client is not registered for',
    form({ grant_type: 'authorization_code', code: 'a' }), {
      own: 'unauthorized_client', server: 'invalid_request',
      policy: GRANT_CODE,
    }),
  rest('a refresh token, which the client is not registered for',
    form({ grant_type: 'refresh_token', refresh_token: 'a' }), {
      own: 'unauthorized_client', server: 'invalid_request',
      policy: GRANT_CODE,
    }),
  { name: 'a code that is missing', client: 'clean-mcp-agent',
    body: form({ grant_type: 'authorization_code',
      client_id: 'clean-mcp-agent' }) },
  { name: 'a public client that does not say who it is',
    client: 'clean-mcp-agent',
    body: form({ grant_type: 'authorization_code', code: 'a' }) },
  { name: 'a refresh token that is missing', client: 'agent-with-payment',
    body: form({ grant_type: 'refresh_token',
      client_id: 'agent-with-payment' }) },
  { name: 'a code that was never issued', client: 'clean-mcp-agent',
    body: form({ grant_type: 'authorization_code', code: 'a',
      redirect_uri: 'http://127.0.0.1/callback', code_verifier: challenge,
      client_id: 'clean-mcp-agent' }),
    own: 'ok', server: 'invalid_grant',
    policy: 'RFC 6749 section 5.2: only the server knows the codes it has '
      + 'issued' },

  // Clients.
  rest('another client', `${asks('booking.read')}&client_id=stranger`,
    { asks: 'stranger' }),
  rest('the client by its name', `${asks('booking.read')}`
    + '&client_id=clean-rest-client'),
  plugin('offline_access without a user', asks('inventory.read offline_access'),
    { own: 'different-scope', server: 'ok', policy: OFFLINE }),
  rest('offline_access without a user, not registered',
    asks('booking.read offline_access'), {
      own: 'different-scope', server: 'invalid_scope',
      policy: 'lib/helpers/grant_authorization.js: offline_access has to be '
        + 'registered there; every application of Wink carries it',
    }),

  // Resources.
  plugin('a resource', `${asks('inventory.read')}&resource=`
    + encodeURIComponent('https://api.wink.travel')),
  plugin('an empty resource', `${asks('inventory.read')}&resource=`),
  plugin('a resource with a fragment', `${asks('inventory.read')}&resource=`
    + encodeURIComponent('https://api.wink.travel#top')),
  plugin('a relative resource', `${asks('inventory.read')}&resource=%2Fmcp`),
  plugin('a resource that is no URI', `${asks('inventory.read')}&resource=`
    + encodeURIComponent('https://api wink travel/')),
  plugin('a resource without host', `${asks('inventory.read')}&resource=`
    + encodeURIComponent('https://')),
  plugin('a resource of nobody', `${asks('inventory.read')}&resource=`
    + encodeURIComponent('https://elsewhere.example/'), {
    own: 'undecided', server: 'invalid_target',
    policy: 'manual, "getResourceServerInfo": only the server knows its '
      + 'resources; no catalog and no manifest names this one',
  }),
  plugin('two resources', `${asks('inventory.read')}&resource=`
    + `${encodeURIComponent('https://api.wink.travel')}&resource=`
    + encodeURIComponent(MCP), {
    own: 'ok', server: 'invalid_target',
    policy: 'manual, "resourceIndicators": client_credentials must name a '
      + 'single resource there; RFC 8707 section 2 allows several',
  }),

  // The authorization endpoint.
  agent('the first request of an agent', {}, { request: 'look' }),
  agent('the same for its resource', { resource: MCP }, { request: 'look' }),
  agent('PKCE missing', { code_challenge: null, code_challenge_method: null }),
  agent('PKCE by the plain method', { code_challenge_method: 'plain' }),
  agent('PKCE without a method', { code_challenge_method: null }),
  agent('PKCE by a method of nobody', { code_challenge_method: 'S512' }),
  agent('a method without a challenge', { code_challenge: null }),
  agent('a challenge of 42 characters',
    { code_challenge: challenge.slice(1) }),
  agent('a challenge of 128 characters', { code_challenge: 'a'.repeat(128) }),
  agent('a challenge of 129 characters', { code_challenge: 'a'.repeat(129) }),
  agent('a challenge with padding', { code_challenge: `${challenge}=` }),
  agent('another port of the loopback address',
    { redirect_uri: 'http://127.0.0.1:49152/callback' }),
  agent('no redirect URI where one is registered', { redirect_uri: null }),
  ...[
    ['another redirect URI', 'https://evil.example/callback'],
    ['another path of the loopback address', 'http://127.0.0.1/other'],
    ['a redirect URI with a query', 'http://127.0.0.1/callback?a=b'],
  ].map(([name, uri]) => agent(name, { redirect_uri: uri }, {
    own: 'invalid_request', server: 'invalid_redirect_uri',
    policy: 'RFC 6749 section 4.1.2.1 names no code for what a user is told; '
      + 'lib/helpers/errors.js calls it invalid_redirect_uri',
  })),
  agent('no response type', { response_type: null }),
  agent('the implicit flow', { response_type: 'token' }),
  agent('the hybrid flow', { response_type: 'code id_token', nonce: 'a' }),
  agent('a response type of nobody', { response_type: 'magic' }),
  agent('no client', { client_id: null }),
  { name: 'a client of nobody', client: 'client-metadata', query: code({
    client_id: 'https://stranger.example/client.json',
    redirect_uri: 'https://planner.example.com/oauth/callback',
    scope: 'inventory.read',
  }) },
  { name: 'a client that is known by its metadata', client: 'client-metadata',
    query: code({
      client_id: 'https://planner.example.com/oauth/client-metadata.json',
      redirect_uri: 'https://planner.example.com/oauth/callback',
      scope: 'openid inventory.read booking.read',
    }) },
  agent('a scope the agent is not registered for',
    { scope: 'mcp.read inventory.write' }),
  agent('a scope of nobody, by an agent', { scope: 'mcp.read booking.list' },
    ignored()),
  agent('a tab between scopes, by an agent',
    { scope: 'mcp.read\tbooking.read' }),
  { name: 'scope twice, by an agent', client: 'clean-mcp-agent',
    query: `${code()}&scope=booking.read` },
  agent('no scope, by an agent', { scope: null },
    { own: 'undecided', server: 'ok', policy: EMPTY, known: true }),
  agent('offline_access, by an agent without that grant',
    { scope: 'openid mcp.read offline_access', prompt: 'consent' }, {
      own: 'different-scope', server: 'invalid_scope',
      policy: 'lib/actions/authorization/scopes.js: openid has to be '
        + 'registered there; every application of Wink carries it',
    }),
  { name: 'offline_access, by an agent with that grant',
    client: 'agent-with-payment', query: code({
      client_id: 'agent-with-payment',
      scope: 'openid mcp.read offline_access', prompt: 'consent',
    }) },
  { name: 'offline_access without consent', client: 'agent-with-payment',
    query: code({ client_id: 'agent-with-payment',
      scope: 'openid mcp.read offline_access' }),
    own: 'not-in-manifest', server: 'ok',
    policy: 'OpenID Connect Core section 11: without prompt=consent the '
      + 'scope is left out, unless a server has other conditions '
      + '(lib/actions/authorization/scopes.js)' },
  agent('a resource with a fragment, by an agent',
    { resource: `${MCP}#top` }),
  agent('a relative resource, by an agent', { resource: 'mcp' }),
  agent('a resource the manifest does not name',
    { resource: 'https://integrations.wink.travel/mcp' }),
  { name: 'the same resource and one of nobody', client: 'clean-mcp-agent',
    query: `${code({ resource: MCP })}&resource=`
      + encodeURIComponent('https://elsewhere.example/'),
    own: 'not-in-manifest', server: 'invalid_target',
    policy: 'manual, "getResourceServerInfo": only the server knows its '
      + 'resources; leastscope says that the manifest does not name it' },

  // Stepping up.
  agent('the union, to step up', {
    scope: 'mcp.read inventory.read booking.read booking.write',
    resource: MCP,
  }, { request: 'cancel' }),
  agent('a step up that drops what it had', { scope: 'booking.write' },
    { request: 'cancel', foretold: 'not-in-manifest' }),
  agent('the step up, sent as the first request', {
    scope: 'mcp.read inventory.read booking.read booking.write',
  }, { request: 'look', foretold: 'not-in-manifest' }),
];
