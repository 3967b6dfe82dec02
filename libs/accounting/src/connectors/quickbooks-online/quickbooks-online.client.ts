import type { QuickBooksOnlineConfig } from '#platform';
import { sendingMs } from '../../ports/canonical-attachment.js';
import type { ConnectionContext } from '../../ports/connection-context.js';
import { ConnectorError } from '../../ports/connector-error.js';
import { connectorErrorOf } from './quickbooks-online.errors.js';
import { Client } from './quickbooks-online.library.js';
import { type QueryOptions, whereClause } from './quickbooks-online.query.js';
import { factsOf, isObject, within } from './quickbooks-online.transport.js';
import type { WireAnswer, WireAttachable, WireEntity } from './quickbooks-online.wire.js';

/** A query or a change feed reads up to a thousand objects, and the vendor itself gives up after two minutes. */
const PULL_TIMEOUT_MS = 60_000;
const CALL_TIMEOUT_MS = 30_000;
/** Shorter than the lease of a write; with a file both last longer. */
const UPLOAD_TIMEOUT_MS = 40_000;
const MINOR_VERSION = '75';
const PLURALS: Readonly<Record<string, string>> = { Class: 'Classes', TimeActivity: 'TimeActivities' };
const ID = /^[\w.-]{1,60}$/;

type Method = (...parameters: unknown[]) => void;

export interface WriteRequest {
  /** The vendor's name of the entity, e.g. `TimeActivity`. */
  name: string;
  operation: 'create' | 'update' | 'void' | 'delete';
  body: WireEntity;
  /** The vendor replays its first answer to a repeated one. */
  requestId: string;
}

/** A file to be hung on an object. */
export interface UploadRequest {
  metadata: WireAttachable & { FileName: string; ContentType: string };
  content: Buffer;
}

interface Call {
  method: string;
  parameters: unknown[];
  isWrite?: boolean;
  timeoutMs?: number;
  metadata?: string;
}

export interface Changes {
  /** Changed and deleted objects by the vendor's entity name. */
  objects: Map<string, WireEntity[]>;
  /** The server's clock. */
  time: string | undefined;
}

/** Calls QuickBooks Online through `node-quickbooks`: one instance a call, since an instance holds a token. */
export class QuickBooksOnlineClient {
  constructor(private readonly config: QuickBooksOnlineConfig) {}

  async query(
    context: ConnectionContext,
    name: string,
    options: QueryOptions,
  ): Promise<{ rows: WireEntity[]; time: string | undefined }> {
    const answer = await this.call(context, {
      method: `find${PLURALS[name] ?? `${name}s`}`,
      parameters: [whereClause(options)],
      timeoutMs: PULL_TIMEOUT_MS,
    });
    return { rows: rowsOf(answer.QueryResponse, name), time: answer.time };
  }

  /** How many records there are, inactive ones included. */
  async count(context: ConnectionContext, name: string, isNameList: boolean): Promise<number | undefined> {
    const answer = await this.call(context, {
      method: `find${PLURALS[name] ?? `${name}s`}`,
      parameters: [{ count: true, ...(isNameList ? { Active: [true, false] } : {}) }],
      timeoutMs: PULL_TIMEOUT_MS,
    });
    const total = answer.QueryResponse?.totalCount;
    return typeof total === 'number' ? total : undefined;
  }

  /** Undefined when there is no such record (any more). */
  async read(context: ConnectionContext, name: string, id: string): Promise<WireEntity | undefined> {
    if (!ID.test(id)) return undefined;
    try {
      const found: WireEntity = await this.call(context, { method: `get${name}`, parameters: [id] });
      return found.status === 'Deleted' ? undefined : found;
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }

  async changes(context: ConnectionContext, names: readonly string[], since: Date): Promise<Changes> {
    const answer = await this.call(context, {
      method: 'changeDataCapture',
      parameters: [[...names], since.toISOString()],
      timeoutMs: PULL_TIMEOUT_MS,
    });
    const parts = answer.CDCResponse?.flatMap((response) => response.QueryResponse ?? []) ?? [];
    const objects = new Map(names.map((name) => [name, parts.flatMap((part) => rowsOf(part, name))]));
    return { objects, time: answer.time };
  }

  /** The record as it stands after the write. */
  async write(
    context: ConnectionContext,
    { name, operation, body, requestId }: WriteRequest,
  ): Promise<WireEntity> {
    // The client takes `requestId` for the query parameter `requestid`, and strips it from the body that it is given.
    const parameters = [{ ...body, requestId }];
    const answer: WireEntity & Record<string, unknown> = await this.call(context, {
      method: `${operation}${name}`,
      parameters,
      isWrite: true,
    });
    // A delete's answer comes unopened.
    const written = isObject(answer[name]) ? (answer[name] as WireEntity) : answer;
    if (written.Id === undefined) throw connectorErrorOf({ isWrite: true, status: 200, faults: [] });
    return written;
  }

  /** The attachment as it stands there. The vendor promises no replay of an upload, so whoever repeats one looks first. */
  async upload(context: ConnectionContext, { metadata, content }: UploadRequest): Promise<WireAttachable> {
    const uploaded: WireAttachable = await this.call(context, {
      method: 'upload',
      parameters: [metadata.FileName, metadata.ContentType, content],
      isWrite: true,
      timeoutMs: UPLOAD_TIMEOUT_MS + sendingMs(content.length),
      metadata: JSON.stringify(metadata),
    });
    if (uploaded?.Id === undefined) throw connectorErrorOf({ isWrite: true, status: 200, faults: [] });
    return uploaded;
  }

  async companyInfo(context: ConnectionContext): Promise<Record<string, unknown>> {
    return this.call(context, { method: 'getCompanyInfo', parameters: [context.remoteCompanyId] });
  }

  async preferences(context: ConnectionContext): Promise<Record<string, unknown>> {
    return this.call(context, { method: 'getPreferences', parameters: [] });
  }

  /** `method` is the client's, e.g. `reportCashFlow`; it splices parameters into the address as they are. */
  async report(
    context: ConnectionContext,
    method: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<unknown> {
    const encoded = Object.entries(parameters).map(([name, value]) => [name, encodeURIComponent(value)]);
    return this.call(context, {
      method,
      parameters: [Object.fromEntries(encoded)],
      timeoutMs: PULL_TIMEOUT_MS,
    });
  }

  /** A refused token is renewed once: refused again, the grant itself is gone. */
  private async call<T extends object = WireAnswer>(context: ConnectionContext, call: Call): Promise<T> {
    const token = await context.credentials.accessToken();
    try {
      return await this.send(context, token.reveal(), call);
    } catch (error) {
      if (!(error instanceof RefusedToken)) throw error;
    }
    const renewed = await context.credentials.renew(token);
    return this.send<T>(context, renewed.reveal(), call);
  }

  private async send<T extends object>(
    context: ConnectionContext,
    token: string,
    { method, parameters, isWrite = false, timeoutMs = CALL_TIMEOUT_MS, metadata }: Call,
  ): Promise<T> {
    await context.budget.take();
    if (context.signal.aborted)
      throw new ConnectorError('unavailable', 'The work was stopped before the call was sent.');
    if (isWrite) await context.beforeWrite?.();
    const invoke = this.bound(context.remoteCompanyId, token, method);
    try {
      return await within<T>({ signal: context.signal, timeoutMs, metadata }, (done) =>
        invoke(...copiesOf(parameters), done),
      );
    } catch (error) {
      const facts = factsOf(error, isWrite);
      const failure = connectorErrorOf(facts);
      // Whoever works for the company, for whatever it does, leaves the service alone as long as it asked.
      if (failure.retryAfterMs !== undefined) await context.budget.pauseFor(failure.retryAfterMs);
      throw facts.status === 401 ? new RefusedToken(failure) : failure;
    }
  }

  private bound(realm: string, token: string, name: string): Method {
    const quickBooks = new Client('', '', token, false, realm, false, false, MINOR_VERSION, '2.0');
    quickBooks.endpoint = `${this.config.apiUrl}/v3/company/`;
    const method = (quickBooks as unknown as Record<string, Method | undefined>)[name];
    if (!method) throw new ConnectorError('validation', `QuickBooks cannot do this: ${name}.`);
    return method.bind(quickBooks);
  }
}

/** Deleted, or never there: the service itself says so, whatever the HTTP status. */
export function isGone(error: unknown): boolean {
  return error instanceof ConnectorError && error.vendorCode === '610';
}

/** A 401: to be tried once more with a newer token. */
class RefusedToken extends ConnectorError {
  constructor({ message, vendorCode }: ConnectorError) {
    super('auth', message, { vendorCode });
  }
}

/** `node-quickbooks` changes what it is given. */
function copiesOf(parameters: readonly unknown[]): unknown[] {
  return parameters.map((one) => (Buffer.isBuffer(one) ? one : structuredClone(one)));
}

function rowsOf(response: Record<string, unknown> | undefined, name: string): WireEntity[] {
  const rows = response?.[name];
  return Array.isArray(rows) ? rows.filter(isObject) : [];
}
