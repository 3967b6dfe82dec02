import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { CompanyBooks } from '../src/quickbooks-online/store/company-books.js';
import type { Body, Doc } from '../src/quickbooks-online/store/doc.js';
import { Sandbox, type SandboxOptions } from '../src/sandbox.js';
import { createServer } from '../src/server.js';

const require = createRequire(import.meta.url);
// The client is CommonJS without useful types; it is driven through its callbacks.
const QuickBooks = require('node-quickbooks');

type Callback = (error: unknown, data: Body) => void;
type Client = Record<string, (...args: unknown[]) => void>;

export interface Fixture {
  readonly sandbox: Sandbox;
  readonly app: FastifyInstance;
  readonly url: string;
  readonly books: CompanyBooks;
  readonly token: string;
  /** Calls one method of the untouched client and resolves with its data, or rejects with the body of the fault. */
  call(method: string, ...args: unknown[]): Promise<Body>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  control(method: string, path: string, body?: object): Promise<{ status: number; body: Body }>;
  close(): Promise<void>;
}

/** A sandbox on a free port with one small company, and the vendor's community client pointed at it. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Fixture> {
  const sandbox = new Sandbox({ companies: 'none', limits: 'off', ...options });
  const books = sandbox.companies.create({
    realmId: '9130350000000099',
    name: 'Test Mechanical',
    seed: 7,
    customers: 6,
    items: 10,
    contractors: 2,
    employees: 2,
    months: 0,
  });
  const app = createServer(sandbox);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const token = sandbox.tokens.grant(
    books.realmId,
    sandbox.app.clientId,
    'com.intuit.quickbooks.accounting',
  ).accessToken;
  const client = clientFor(url, books.realmId, token);
  return {
    sandbox,
    app,
    url,
    books,
    token,
    call: (method, ...args) => callClient(client, method, args),
    fetch: (path, init) =>
      fetch(`${url}/v3/company/${books.realmId}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...init?.headers },
      }),
    control: async (method, path, body) => {
      const response = await fetch(`${url}/_control${path}`, {
        method,
        body: body ? JSON.stringify(body) : undefined,
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
    },
    close: () => app.close(),
  };
}

export function clientFor(url: string, realmId: string, token: string, refreshToken = ''): Client {
  QuickBooks.APP_CENTER_BASE = url;
  QuickBooks.V3_ENDPOINT_BASE_URL = `${url}/v3/company/`;
  QuickBooks.TOKEN_URL = `${url}/oauth2/v1/tokens/bearer`;
  QuickBooks.REVOKE_URL = `${url}/v2/oauth2/tokens/revoke`;
  QuickBooks.USER_INFO_URL = `${url}/v1/openid_connect/userinfo`;
  QuickBooks.RECONNECT_URL = `${url}/api/v1/connection/reconnect`;
  QuickBooks.DISCONNECT_URL = `${url}/api/v1/connection/disconnect`;
  return new QuickBooks(
    'sandbox-client',
    'sandbox-secret',
    token,
    false,
    realmId,
    true,
    false,
    75,
    '2.0',
    refreshToken,
  );
}

export function callClient(client: Client, method: string, args: readonly unknown[]): Promise<Body> {
  return new Promise((resolve, reject) => {
    const done: Callback = (error, data) => (error ? reject(faultOf(error, data)) : resolve(data));
    client[method]?.call(client, ...args, done);
  });
}

/** The client hands over an HTTP error, the body, or both; tests want the body. */
function faultOf(error: unknown, data: unknown): unknown {
  const response = (error as { response?: { data?: unknown } }).response;
  return response?.data ?? data ?? error;
}

export function codeOf(fault: unknown): string | undefined {
  const body = fault as { Fault?: { Error?: { code?: string }[] } };
  return body.Fault?.Error?.[0]?.code;
}

export async function refusal(promise: Promise<unknown>): Promise<string | undefined> {
  return promise.then(
    () => undefined,
    (fault: unknown) => codeOf(fault) ?? String(fault),
  );
}

export function refTo(doc: Doc | undefined): { value: string } {
  return { value: doc?.Id ?? '' };
}

export function firstOf(
  books: CompanyBooks,
  entity: string,
  matches: (doc: Doc) => boolean = () => true,
): Doc {
  for (const doc of books.list(entity)) if (doc.Active !== false && matches(doc)) return doc;
  throw new Error(`The company has no such ${entity}.`);
}

/** An invoice line over one item at one price, with the tax code of that name. */
export function salesLine(books: CompanyBooks, price: number, quantity = 1, taxName = 'HST ON'): Body {
  const code = firstOf(books, 'TaxCode', (doc) => doc.Name === taxName);
  return {
    DetailType: 'SalesItemLineDetail',
    Amount: Math.round(price * quantity * 100) / 100,
    SalesItemLineDetail: {
      ItemRef: refTo(firstOf(books, 'Item', (doc) => doc.Type === 'Service')),
      UnitPrice: price,
      Qty: quantity,
      TaxCodeRef: refTo(code),
    },
  };
}
