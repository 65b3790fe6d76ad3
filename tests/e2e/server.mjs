// A real authorization server on loopback, with the clients of our examples.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import Provider, { errors } from 'oidc-provider';

// What a client is registered with; the rest of its metadata is not about
// tokens.
const REGISTERED = ['application_type', 'grant_types', 'redirect_uris', 'scope',
  'token_endpoint_auth_method', 'client_name', 'jwks_uri'];

function metadata(id, client, secret) {
  const out = { client_id: id };
  for (const key of REGISTERED)
    if (client[key] !== undefined)
      out[key] = client[key];
  const code = out.grant_types.includes('authorization_code');
  out.response_types = code ? ['code'] : [];
  out.redirect_uris ??= [];
  if (out.token_endpoint_auth_method.startsWith('client_secret'))
    out.client_secret = secret;
  return out;
}

// scopes: all that the provider has; resources: all that the server knows;
// clients: {id, client, secret}.
export async function start({ scopes, resources, clients }) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer((request, response) => {
    provider.callback()(request, response);
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: clients.map((c) => metadata(c.id, c.client, c.secret)),
    scopes,
    responseTypes: ['code'],
    cookies: { keys: [randomBytes(32).toString('hex')] },
    jwks: { keys: [privateKey.export({ format: 'jwk' })] },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    renderError: (context, out) => { context.body = out; },
    findAccount: () => undefined,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo(_, resource) {
          if (!resources.includes(resource))
            throw new errors.InvalidTarget();
          return { scope: scopes.join(' ') };
        },
      },
    },
  });
  provider.on('server_error', (_, error) => console.error(error));
  return {
    issuer,
    // The scopes a started authorization is about.
    async asked(uid) {
      return (await provider.Interaction.find(uid))?.params.scope ?? '';
    },
    stop: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}

async function answer(response) {
  const body = await response.json();
  return { answer: body.error, scope: null };
}

// A token request: {answer: 'ok' or an error, scope: what was granted}.
export async function token(server, client, body) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  if (client.secret !== undefined)
    headers.authorization = `Basic ${Buffer.from(
      `${encodeURIComponent(client.asks ?? client.id)}:${client.secret}`,
    ).toString('base64')}`;
  const response = await fetch(`${server.issuer}/token`,
    { method: 'POST', headers, body });
  if (response.status !== 200)
    return answer(response);
  const { scope, refresh_token: refresh } = await response.json();
  return { answer: 'ok', scope: scope ?? '', refresh: refresh !== undefined };
}

// An authorization request, up to the point where a user would log in.
export async function authorize(server, query) {
  const response = await fetch(`${server.issuer}/auth?${query}`,
    { redirect: 'manual' });
  const location = response.headers.get('location');
  if (location === null)
    return answer(response);
  const url = new URL(location, server.issuer);
  if (url.pathname.startsWith('/interaction/'))
    return {
      answer: 'ok',
      scope: await server.asked(url.pathname.split('/').pop()),
    };
  // Where a token was to be in the fragment, so is the error.
  const error = url.searchParams.get('error')
    ?? new URLSearchParams(url.hash.slice(1)).get('error');
  return { answer: error, scope: null };
}
