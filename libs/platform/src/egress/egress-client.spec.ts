import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { testConfig } from '../testing/test-app.js';
import { AddressGuard, type Resolver } from './address-guard.js';
import { EgressClient } from './egress-client.js';

const servers: Server[] = [];
const clients: EgressClient[] = [];

function client(resolver: Resolver = fails, allowed = 'nothing.invalid'): EgressClient {
  const config = testConfig('postgresql://nobody@127.0.0.1:1/nowhere', { EGRESS_ALLOWED_HOSTS: allowed });
  const made = new EgressClient(new AddressGuard(config, resolver));
  clients.push(made);
  return made;
}

const fails: Resolver = (name) => Promise.reject(new Error(`not expected to look up ${name}`));
const answers =
  (...addresses: string[]): Resolver =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const made of clients.splice(0)) await made.close();
  for (const server of servers.splice(0)) await stop(server);
});

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

describe('egress', () => {
  it.each([
    ['loopback', 'http://127.0.0.1/'],
    ['loopback, short', 'http://127.1/'],
    ['loopback, decimal', 'http://2130706433/'],
    ['loopback, octal', 'http://0177.0.0.1/'],
    ['loopback, hexadecimal', 'http://0x7f.0x0.0x0.0x1/'],
    ['loopback, one hexadecimal number', 'http://0x7f000001/'],
    ['loopback, wide digits', 'http://１２７.０.０.１/'],
    ['loopback, encoded', 'http://%31%32%37.0.0.1/'],
    ['loopback, IPv6', 'http://[::1]/'],
    ['unspecified', 'http://0.0.0.0/'],
    ['unspecified, IPv6', 'http://[::]/'],
    ['IPv4-mapped', 'http://[::ffff:127.0.0.1]/'],
    ['IPv4-mapped, hexadecimal', 'http://[::ffff:7f00:1]/'],
    ['IPv4-compatible', 'http://[::127.0.0.1]/'],
    ['NAT64', 'http://[64:ff9b::7f00:1]/'],
    ['NAT64, local', 'http://[64:ff9b:1::1]/'],
    ['6to4', 'http://[2002:7f00:1::]/'],
    ['Teredo', 'http://[2001:0:7f00:1::]/'],
    ['private, class A', 'http://10.1.2.3/'],
    ['private, class B', 'http://172.31.255.255/'],
    ['private, class C', 'https://192.168.0.1/'],
    ['carrier-grade NAT', 'http://100.64.0.1/'],
    ['metadata', 'http://169.254.169.254/latest/meta-data/'],
    ['metadata, IPv6', 'http://[fd00:ec2::254]/'],
    ['metadata, Azure', 'http://168.63.129.16/'],
    ['link-local, IPv6', 'http://[fe80::1]/'],
    ['unique local', 'http://[fc00::1]/'],
    ['multicast', 'http://224.0.0.1/'],
    ['multicast, IPv6', 'http://[ff02::1]/'],
    ['broadcast', 'http://255.255.255.255/'],
    ['documentation', 'http://[2001:db8::1]/'],
  ])('refuses %s on save and on use', async (_, url) => {
    const refusal = { code: 'EGRESS.ADDRESS_REFUSED', details: { mayHaveArrived: false } };
    await expect(client().assertAllowed(url)).rejects.toMatchObject(refusal);
    await expect(client().fetch(url)).rejects.toMatchObject(refusal);
  });

  it.each([
    ['another protocol', 'file:///etc/passwd'],
    ['another protocol', 'gopher://example.com/'],
    ['data', 'data:text/plain,hello'],
    ['no protocol', 'example.com'],
    ['nothing', ''],
    ['user name', 'https://admin@example.com/'],
    ['user name that looks like a host', 'https://example.com@127.0.0.1/'],
    ['password', 'https://:secret@example.com/'],
    ['mail port', 'http://example.com:25/'],
    ['ssh port', 'http://example.com:22/'],
    ['database port', 'http://example.com:5432/'],
    ['cache port', 'http://example.com:6379/'],
  ])('refuses an address with %s', async (_, url) => {
    const refusal = { code: 'EGRESS.URL_REFUSED', details: { mayHaveArrived: false } };
    await expect(client().assertAllowed(url)).rejects.toMatchObject(refusal);
    await expect(client().fetch(url)).rejects.toMatchObject(refusal);
  });

  it.each([['127.0.0.1'], ['::1'], ['10.0.0.8'], ['169.254.169.254']])(
    'refuses a public name that answers %s, even beside a public address',
    async (address) => {
      const guarded = client(answers('93.184.215.14', address));
      const refusal = { code: 'EGRESS.ADDRESS_REFUSED' };
      await expect(guarded.assertAllowed('https://books.example/')).rejects.toMatchObject(refusal);
      await expect(guarded.fetch('http://books.example/')).rejects.toMatchObject(refusal);
    },
  );

  it('refuses a name that was public when it was saved and is private when it is used', async () => {
    let lookups = 0;
    const port = await serve((_, response) => response.end('inside'));
    const guarded = client(async () => [
      { address: lookups++ === 0 ? '93.184.215.14' : '127.0.0.1', family: 4 },
    ]);
    const url = `http://rebinding.example:${port}/`;
    await guarded.assertAllowed(url);
    await expect(guarded.fetch(url)).rejects.toMatchObject({ code: 'EGRESS.ADDRESS_REFUSED' });
    expect(lookups).toBe(2);
  });

  it('connects to the address it has looked up, once', async () => {
    let lookups = 0;
    const port = await serve((request, response) => response.end(request.headers.host));
    const resolver: Resolver = async () => [
      { address: lookups++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 },
    ];
    const answer = await client(resolver, 'sandbox.test').fetch(`http://sandbox.test:${port}/`);
    expect([answer.status, answer.text(), lookups]).toEqual([200, `sandbox.test:${port}`, 1]);
  });

  it('allows one host and port only, when the operator named the port', async () => {
    const port = await serve((_, response) => response.end('ok'));
    const guarded = client(fails, `127.0.0.1:${port}`);
    expect((await guarded.fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    await expect(guarded.fetch(`http://127.0.0.1:${port + 1}/`)).rejects.toMatchObject({
      code: 'EGRESS.ADDRESS_REFUSED',
    });
  });

  it('sends a body and reads an answer, whatever its status', async () => {
    const port = await serve((request, response) => {
      response.writeHead(422, { 'content-type': 'application/json' });
      request.pipe(response);
    });
    const answer = await client(fails, '127.0.0.1').fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body: '{"amount":"12.50"}',
    });
    expect([answer.status, answer.json()]).toEqual([422, { amount: '12.50' }]);
  });

  it('does not follow a redirect', async () => {
    let visits = 0;
    const port = await serve((_, response) => {
      visits++;
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    await expect(client(fails, '127.0.0.1').fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: 'EGRESS.REDIRECTED',
      details: { mayHaveArrived: true },
    });
    expect(visits).toBe(1);
  });

  it.each([
    ['a long answer', { body: Buffer.alloc(100_000), headers: {} }],
    [
      'a small answer that inflates',
      { body: gzipSync(Buffer.alloc(10_000_000)), headers: { 'content-encoding': 'gzip' } },
    ],
  ])('ends %s at the size cap', async (_, { body, headers }) => {
    const port = await serve((_request, response) => response.writeHead(200, headers).end(body));
    await expect(
      client(fails, '127.0.0.1').fetch(`http://127.0.0.1:${port}/`, { maxBytes: 50_000 }),
    ).rejects.toMatchObject({ code: 'EGRESS.TOO_LARGE' });
  });

  it.each([
    ['never begins', () => undefined],
    ['begins and never ends', (response: { write(text: string): unknown }) => void response.write('{')],
  ])('ends an answer that %s at the time cap, and says that it may have arrived', async (_, behave) => {
    const port = await serve((_request, response) => behave(response));
    await expect(
      client(fails, '127.0.0.1').fetch(`http://127.0.0.1:${port}/`, { timeoutMs: 150 }),
    ).rejects.toMatchObject({
      code: 'EGRESS.TIMEOUT',
      kind: 'unavailable',
      details: { mayHaveArrived: true },
    });
  });

  it.each([
    ['is long', (response: ServerResponse) => response.end(Buffer.alloc(1_000_000))],
    ['never ends', (response: ServerResponse) => response.write('ok')],
    ['is no gzip though it says so', (response: ServerResponse) => response.end('ok')],
  ])('reads the status alone where only that counts, though the body %s', async (what, behave) => {
    const headers = what.includes('gzip') ? { 'content-encoding': 'gzip' } : {};
    const port = await serve((_request, response) => void behave(response.writeHead(202, headers)));
    const { status, body } = await client(fails, '127.0.0.1').fetch(`http://127.0.0.1:${port}/`, {
      ...{ statusOnly: true, timeoutMs: 5_000 },
    });
    expect([status, body.byteLength]).toEqual([202, 0]);
  });

  it('uses a connection again when the status alone was read', async () => {
    const ports = new Set<number | undefined>();
    const port = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    const egress = client(fails, '127.0.0.1');
    for (let call = 0; call < 6; call++)
      await egress.fetch(`http://127.0.0.1:${port}/`, { statusOnly: true });
    // The first may still be giving its connection back while the second begins.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it('knows that a refused connection has not delivered anything, and that a cut one may have', async () => {
    const port = await serve((request) => request.socket.destroy());
    const guarded = client(fails, '127.0.0.1');
    await expect(guarded.fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: 'EGRESS.UNREACHABLE',
      details: { mayHaveArrived: true },
    });
    for (const server of servers.splice(0)) await stop(server);
    await expect(guarded.fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: 'EGRESS.UNREACHABLE',
      details: { mayHaveArrived: false },
    });
  });

  it('says so when there is no such host', async () => {
    const guarded = client(() =>
      Promise.reject(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })),
    );
    await expect(guarded.fetch('https://no-such.example/')).rejects.toMatchObject({
      code: 'EGRESS.NOT_FOUND',
      details: { mayHaveArrived: false },
    });
  });

  it('throws the caller’s own reason when the caller ends the call', async () => {
    const port = await serve(() => undefined);
    const ending = new AbortController();
    const call = client(fails, '127.0.0.1').fetch(`http://127.0.0.1:${port}/`, { signal: ending.signal });
    ending.abort(new Error('shutting down'));
    await expect(call).rejects.toThrow('shutting down');
  });
});
