import type { QuickBooksOnlineConfig } from '#platform';
import type {
  AccountingConnector,
  Cursor,
  DeltaPage,
  PullPage,
  PushOperation,
  PushReceipt,
  RemoteChange,
  RemoteCompany,
  Taken,
  WebhookVerifier,
} from '../../ports/accounting-connector.js';
import type { Entity } from '../../ports/canonical-documents.js';
import type { Capabilities } from '../../ports/capabilities.js';
import type { ConnectionContext } from '../../ports/connection-context.js';
import { ConnectorError } from '../../ports/connector-error.js';
import { dayOrNull } from './mappers/values.js';
import { Attachments, isOfAttachment } from './quickbooks-online.attachments.js';
import { QuickBooksOnlineBalances } from './quickbooks-online.balances.js';
import { capabilitiesOf, REPORTS } from './quickbooks-online.capabilities.js';
import { QuickBooksOnlineClient } from './quickbooks-online.client.js';
import { DeltaReader, deltaCursor } from './quickbooks-online.delta.js';
import { kindOf } from './quickbooks-online.entities.js';
import { QuickBooksOnlineAuthorization } from './quickbooks-online.oauth.js';
import { Puller } from './quickbooks-online.pull.js';
import { Pusher } from './quickbooks-online.push.js';
import { currencyOf, RecordReader } from './quickbooks-online.records.js';
import { isObject } from './quickbooks-online.transport.js';
import { QuickBooksOnlineWebhooks } from './quickbooks-online.webhooks.js';

const PARAMETER = /^[a-z_]{1,40}$/;

/** QuickBooks Online behind the accounting port. Keeps nothing: what belongs to a tenant comes with each call. */
export class QuickBooksOnlineConnector implements AccountingConnector {
  readonly capabilities: Capabilities;
  readonly authorization: QuickBooksOnlineAuthorization;
  readonly webhooks?: WebhookVerifier;
  readonly balances: QuickBooksOnlineBalances;
  private readonly client: QuickBooksOnlineClient;
  private readonly records: RecordReader;
  private readonly puller: Puller;
  private readonly deltas: DeltaReader;
  private readonly pusher: Pusher;
  private readonly attachments: Attachments;

  constructor(config: QuickBooksOnlineConfig) {
    const token = config.webhookVerifierToken;
    if (token) this.webhooks = new QuickBooksOnlineWebhooks(token);
    this.capabilities = capabilitiesOf(token !== undefined);
    this.authorization = new QuickBooksOnlineAuthorization(config);
    this.client = new QuickBooksOnlineClient(config);
    this.records = new RecordReader(this.client);
    this.puller = new Puller(this.client, this.records);
    this.deltas = new DeltaReader(this.client, this.records);
    this.pusher = new Pusher(this.client, this.records);
    this.attachments = new Attachments(this.client);
    this.balances = new QuickBooksOnlineBalances(this.client, this.records);
  }

  async company(context: ConnectionContext): Promise<RemoteCompany> {
    const info = await this.client.companyInfo(context);
    const preferences = await this.client.preferences(context);
    const accounting = isObject(preferences.AccountingInfoPrefs) ? preferences.AccountingInfoPrefs : {};
    return {
      remoteCompanyId: context.remoteCompanyId,
      name: textOf(info.CompanyName) ?? textOf(info.LegalName) ?? context.remoteCompanyId,
      country: textOf(info.Country) ?? null,
      currency: currencyOf(preferences) ?? null,
      closedThrough: dayOrNull(textOf(accounting.BookCloseDate)),
    };
  }

  pull(
    context: ConnectionContext,
    entity: Entity,
    cursor: Cursor | null,
    announce?: (next: Cursor | null) => void,
  ): Promise<PullPage> {
    return this.puller.page(context, kindOf(entity), cursor, announce);
  }

  deltaCursor(since: Date): Cursor {
    return deltaCursor(since);
  }

  delta(context: ConnectionContext, entities: readonly Entity[], cursor: Cursor): Promise<DeltaPage> {
    return this.deltas.read(context, entities, cursor);
  }

  async read(
    context: ConnectionContext,
    entity: Entity,
    remoteId: string,
  ): Promise<RemoteChange | undefined> {
    if (entity === 'attachment') return this.attachments.read(context, remoteId);
    const kind = kindOf(entity);
    const row = await this.client.read(context, kind.name, remoteId);
    return row && this.records.changeOf(context, kind, row);
  }

  push(context: ConnectionContext, operation: PushOperation): Promise<PushReceipt> {
    if (isOfAttachment(operation)) return this.attachments.push(context, operation);
    return this.pusher.push(context, operation);
  }

  findByExternalReference(
    context: ConnectionContext,
    operation: PushOperation,
    taken?: Taken,
  ): Promise<RemoteChange | undefined> {
    if (isOfAttachment(operation)) return this.attachments.find(context, operation, taken);
    return this.pusher.find(context, operation, taken);
  }

  async report(
    context: ConnectionContext,
    name: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<unknown> {
    const method = Object.hasOwn(REPORTS, name) ? REPORTS[name] : undefined;
    if (!method) throw new ConnectorError('validation', `QuickBooks has no report "${name}" here.`);
    const unknown = Object.keys(parameters).find((key) => !PARAMETER.test(key));
    if (unknown !== undefined)
      throw new ConnectorError('validation', `A report has no parameter "${unknown}".`);
    return this.client.report(context, method, parameters);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
