// Compares what leastscope foretells with what a real authorization server
// answers, request by request.
//
//   node e2e.mjs LEASTSCOPE EXAMPLES SCRATCH
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { rows } from './rows.mjs';
import { authorize, start, token } from './server.mjs';

const [program, examples, scratch] = process.argv.slice(2);
const policy = join(dirname(fileURLToPath(import.meta.url)), 'server.yaml');
const SECRET = 'correct-horse-battery-staple-4711';
const RESOURCES = ['https://api.wink.travel', 'https://api.wink.travel/mcp',
  'https://integrations.wink.travel/mcp'];
const FILES = ['clean-rest-client.yaml', 'channel-manager.json',
  'clean-mcp-agent.yaml', 'agent-with-payment.yaml', 'wink-cms-plugin.yaml',
  'wink-cms-module.yaml', 'wink-java-sdk.yaml', 'wink-postman-walkthrough.yaml',
  'client-metadata.json'];

let passed = 0;
let failed = 0;

function report(right, name, text) {
  passed += right;
  failed += !right;
  console.log(`${right ? 'ok  ' : 'FAIL'} ${name.padEnd(58)} ${text}`);
}

function leastscope(args, input) {
  const run = spawnSync(program, args, { input, encoding: 'utf8' });
  if (run.error)
    throw run.error;
  return run;
}

// The file of an example with its placeholders filled in, as a deployment does.
function render(file) {
  const id = file.replace(/\.[a-z]+$/, '');
  const path = join(scratch, file);
  const text = readFileSync(join(examples, file), 'utf8')
    .replaceAll(/\$\{WINK_CLIENT_ID\}|\{\{clientId\}\}/g, id)
    .replaceAll(/\$\{WINK_CLIENT_SECRET\}|\{\{clientSecret\}\}/g, SECRET);
  writeFileSync(path, text);
  return { id, path };
}

function read(example) {
  const manifest = parse(readFileSync(example.path, 'utf8'));
  const client = manifest.client ?? manifest;
  return {
    ...example,
    id: client.client_id ?? example.id,
    client,
    secret: client.token_endpoint_auth_method.startsWith('client_secret')
      ? SECRET : undefined,
  };
}

function foretell(client, row, text, more) {
  const run = leastscope(['request', '--as', 'json', '--manifest', client.path,
    ...(row.request ? ['--request', row.request] : []), ...more, '-'], text);
  let document;
  try {
    document = JSON.parse(run.stdout);
  } catch {
    throw new Error(`${row.name}: ${run.stdout}${run.stderr}`);
  }
  const { answer, granted } = document;
  const status = { ok: 0, undecided: 4 }[answer] ?? 1;
  return {
    answer,
    granted,
    right: run.status === status && !`${run.stdout}${run.stderr}`.includes(SECRET),
  };
}

const set = (text) => [...new Set(text.split(' '))].sort().join(' ').trim();

// Whether the server did what was foretold: the same error, or a token with
// the foretold scopes.
function agree(foretold, real) {
  if (foretold.granted === null)
    return foretold.answer === real.answer;
  return real.answer === 'ok' && set(foretold.granted) === set(real.scope);
}

async function judge(server, client, row) {
  const isToken = row.body !== undefined;
  const text = isToken ? row.body : `${server.issuer}/auth?${row.query}`;
  // The secret goes where a client might put it: nothing may show it.
  const sent = isToken && client.secret && row.body !== ''
    ? `${text}&client_secret=${SECRET}` : text;
  const real = isToken
    ? await token(server, { ...client, asks: row.asks }, row.body)
    : await authorize(server, row.query);
  const own = foretell(client, row, sent, []);
  const known = foretell(client, row, sent, ['--catalog', policy]);
  const same = agree(own, real);
  let right = own.right && known.right;

  if (row.policy)
    right &&= !same && own.answer === row.own && real.answer === row.server
      && real.refresh !== true && (!row.known || agree(known, real));
  else
    right &&= same && agree(known, real)
      && (row.foretold ?? own.answer) === own.answer;
  report(right, row.name, `${own.answer.padEnd(26)} ${real.answer}`);
  if (row.policy)
    console.log(`       ${row.policy}`);
  if (!right)
    console.log('      ', JSON.stringify({ sent: sent.slice(0, 200), own, known, real }));
}

// The metadata that holds a misspelt scope: leastscope refuses it, and so does
// the server; mended by leastscope, both take it.
async function registration(example, scopes) {
  const check = () => leastscope(['check', '--fail-on', 'error', example.path]);
  const registered = async () => {
    const server = await start({ scopes, resources: [], clients: [read(example)] });
    const real = await authorize(server, new URLSearchParams({
      client_id: read(example).id, response_type: 'code', scope: 'openid' }));
    await server.stop();
    return real.answer;
  };
  const before = [check().status, await registered()];
  leastscope(['check', '--fix', '--unsafe-fixes', example.path]);
  const after = [check().status, await registered()];
  report(before[0] === 1 && before[1] === 'invalid_client_metadata',
    'registration with a misspelt scope', before.join(' '));
  report(after[0] === 0 && after[1] !== 'invalid_client_metadata',
    'the same, mended', after.join(' '));
}

mkdirSync(scratch, { recursive: true });
for (const name of ['warn', 'info'])
  console[name] = () => {};
for (const name of Object.keys(process.env))
  if (name.startsWith('LEASTSCOPE_'))
    delete process.env[name];
process.env.LEASTSCOPE_NO_CONFIG = '1';

const rendered = FILES.map(render);
const scopes = leastscope(['list', 'scopes', '--provider', 'wink', '--as',
  'names']).stdout.trim().split('\n');
await registration(rendered.at(-1), scopes);

const clients = rendered.map(read);
const server = await start({ scopes, resources: RESOURCES, clients });
console.log(`\n     ${'request'.padEnd(58)} ${'foretold'.padEnd(26)} answered`);
for (const row of rows) {
  const client = clients.find((c) => c.path.includes(row.client));
  await judge(server, client, row);
}
await server.stop();

const names = new Set(rows.map((row) => row.name));
report(names.size === rows.length && rows.length >= 40,
  'each row has a name of its own', `${rows.length} rows`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
