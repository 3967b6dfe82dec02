import { Secret, systemClock } from '#kernel';
import type { QuickBooksOnlineConfig } from '#platform';
import type { CanonicalCustomer, CanonicalInvoice, Entity } from '../../../ports/canonical-documents.js';
import type {
  ContractCompany,
  ContractHarness,
  Mishap,
} from '../../../testing/connector-contract.harness.js';
import { SharedCredentials } from '../../../testing/shared-credentials.js';
import { QuickBooksOnlineConnector } from '../quickbooks-online.connector.js';
import { kindOf } from '../quickbooks-online.entities.js';

const FAULTS: Readonly<Record<Mishap, string>> = {
  'timeout-after-commit': 'timeout-after-commit',
  throttle: 'throttle',
  malformed: 'malformed',
  truncated: 'truncated',
  'fault-in-success': 'fault-200',
  reset: 'reset',
};

type Body = Record<string, unknown>;

/** The sandbox's levers: what a test does to the books behind the connector's back. */
export class SandboxControl {
  constructor(readonly url: string) {}

  async call<T = Body>(method: string, path: string, body?: Body): Promise<T> {
    const response = await fetch(`${this.url}/_control${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  }

  /** A row of the books. */
  async first(realm: string, entity: string): Promise<Body> {
    const found = await this.call<Record<string, Body[]>>('POST', `/companies/${realm}/query`, {
      query: `SELECT * FROM ${entity} MAXRESULTS 1`,
    });
    return found[entity]?.[0] ?? {};
  }
}

export function sandboxConfig(url: string): QuickBooksOnlineConfig {
  return {
    clientId: 'sandbox-client',
    clientSecret: new Secret('sandbox-secret'),
    apiUrl: url,
    authorizeUrl: `${url}/connect/oauth2`,
    tokenUrl: `${url}/oauth2/v1/tokens/bearer`,
    revokeUrl: `${url}/v2/oauth2/tokens/revoke`,
    redirectUri: 'http://localhost/callback',
    webhookVerifierToken: new Secret('contract-verifier-token'),
    requestsPerMinute: 1_000_000,
    requestsPerMonth: 1_000_000,
  };
}

/** The QuickBooks Online connector on the sandbox. */
export function quickBooksOnlineHarness(url: string): ContractHarness {
  const connector = new QuickBooksOnlineConnector(sandboxConfig(url));
  const control = new SandboxControl(url);
  return {
    connector,
    open: async ({ invoices = 0 } = {}) => {
      const load = { customers: 5, invoices };
      const { realmId } = await control.call<{ realmId: string }>('POST', '/companies', {
        months: 2,
        items: 5,
        load,
      });
      await control.call('PUT', `/companies/${realmId}/close-books`, {});
      return openCompany(connector, control, realmId);
    },
  };
}

async function openCompany(
  connector: QuickBooksOnlineConnector,
  control: SandboxControl,
  realm: string,
): Promise<ContractCompany> {
  const tokens = await control.call<{ accessToken: string; refreshToken: string }>('POST', '/tokens', {
    realm,
  });
  const credentials = new SharedCredentials(connector.authorization, {
    accessToken: new Secret(tokens.accessToken),
    refreshToken: new Secret(tokens.refreshToken),
  });
  const pauses: number[] = [];
  const budget = {
    take: async () => undefined,
    pauseFor: async (milliseconds: number) => {
      pauses.push(milliseconds);
    },
  };
  return {
    context: {
      organizationId: 'organization',
      connectionId: 'connection',
      remoteCompanyId: realm,
      credentials,
      budget,
      clock: systemClock,
      signal: new AbortController().signal,
    },
    user: userOf(control, realm),
    customer: customerNamed,
    invoice: (number, customerId, invoiceDate) =>
      invoiceFor(control, realm, { number, customerId, invoiceDate }),
    stock: () => stockOf(control, realm),
    spoil: async (mishap, on, retryAfterSeconds) => {
      const method = on === 'read' ? 'GET' : 'POST';
      await control.call('POST', '/faults', {
        kind: FAULTS[mishap],
        realm,
        method,
        count: 1,
        retryAfterSeconds,
      });
    },
    expireTokens: async () => void (await control.call('POST', '/tokens/expire', { realm })),
    revokeGrant: async () => void (await control.call('POST', '/tokens/revoke', { realm })),
    refreshes: () => credentials.refreshes,
    pauses: () => pauses,
  };
}

function userOf(control: SandboxControl, realm: string): ContractCompany['user'] {
  const row = (entity: Entity, id: string) => `/companies/${realm}/${kindOf(entity).name}/${id}`;
  let added = 0;
  const create = async (entity: 'Customer' | 'Invoice', body: Body) => {
    const answer = await control.call<Record<string, { Id: string }>>(
      'POST',
      `/companies/${realm}/${entity}`,
      body,
    );
    return answer[entity]?.Id ?? '';
  };
  return {
    add: async (entity) => {
      if (entity === 'customer') return create('Customer', { DisplayName: `Walk-in ${++added}` });
      const [customer, item] = await Promise.all([
        control.first(realm, 'Customer'),
        control.first(realm, 'Item'),
      ]);
      const detail = { ItemRef: { value: item.Id }, Qty: 1, UnitPrice: 25 };
      return create('Invoice', {
        CustomerRef: { value: customer.Id },
        Line: [{ Amount: 25, DetailType: 'SalesItemLineDetail', SalesItemLineDetail: detail }],
      });
    },
    change: async (entity, id) => {
      const change =
        entity === 'customer' ? { Notes: `Changed ${++added}` } : { PrivateNote: `Changed ${++added}` };
      await control.call('PATCH', row(entity, id), change);
    },
    delete: async (entity, id) => void (await control.call('DELETE', row(entity, id))),
    count: async (entity) => {
      const { counts } = await control.call<{ counts: Record<string, number> }>(
        'GET',
        `/companies/${realm}/books`,
      );
      return counts[entity === 'attachment' ? 'Attachable' : kindOf(entity).name] ?? 0;
    },
    closeBooks: async (date) => void (await control.call('PUT', `/companies/${realm}/close-books`, { date })),
  };
}

async function stockOf(control: SandboxControl, realm: string) {
  const account = async (type: string) => {
    const query = `SELECT * FROM Account WHERE AccountType = '${type}'`;
    const { Account: [first] = [] } = await control.call<Record<string, { Id: string }[]>>(
      'POST',
      `/companies/${realm}/query`,
      { query },
    );
    return first?.Id ?? '';
  };
  const accountId = await account('Cost of Goods Sold');
  const { Item } = await control.call<Record<string, { Id: string }>>('POST', `/companies/${realm}/Item`, {
    ...{ Name: `Valve ${accountId}-${Date.now()}`, Type: 'Inventory', TrackQtyOnHand: true, QtyOnHand: 40 },
    ...{ InvStartDate: '2026-01-01', ExpenseAccountRef: { value: accountId } },
    IncomeAccountRef: { value: await account('Income') },
    AssetAccountRef: { value: await account('Other Current Asset') },
  });
  return { itemId: Item?.Id ?? '', accountId };
}

function customerNamed(displayName: string): CanonicalCustomer {
  return {
    displayName,
    companyName: 'Contract Holdings Ltd.',
    givenName: null,
    familyName: null,
    email: 'ap@contract.example',
    phone: '(905) 555-0177',
    billingAddress: {
      line1: "9 O'Hara Lane",
      city: 'Hamilton',
      province: 'ON',
      postalCode: 'L8P 1A1',
      country: 'CA',
    },
    shippingAddress: null,
    parentId: null,
    isProject: false,
    currency: 'CAD',
    taxExempt: false,
    termId: null,
    active: true,
  };
}

async function invoiceFor(
  control: SandboxControl,
  realm: string,
  wanted: { number: string; customerId: string; invoiceDate?: string },
): Promise<CanonicalInvoice> {
  const item = await control.first(realm, 'Item');
  const today = new Date().toISOString().slice(0, 10);
  return {
    number: wanted.number,
    customerId: wanted.customerId,
    contractorId: null,
    invoiceDate: wanted.invoiceDate ?? today,
    dueDate: null,
    termId: null,
    currency: 'CAD',
    exchangeRate: null,
    subtotal: '100',
    discountAmount: '0',
    taxAmount: '0',
    total: '100',
    balance: '100',
    voided: false,
    billingAddress: null,
    email: null,
    customerMemo: null,
    privateNote: null,
    lines: [
      {
        lineNumber: 1,
        kind: 'item',
        itemId: String(item.Id),
        accountId: null,
        description: 'Contract work',
        quantity: '2',
        unitPrice: '50',
        amount: '100',
        taxCodeId: null,
        serviceDate: null,
      },
    ],
  };
}
