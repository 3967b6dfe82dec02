import { createHmac, timingSafeEqual } from 'node:crypto';
import { digestOf, type Secret } from '#kernel';
import type { WebhookNotice, WebhookVerifier } from '../../ports/accounting-connector.js';
import { ConnectorError } from '../../ports/connector-error.js';
import { kindsNamed } from './quickbooks-online.entities.js';
import { instantOf } from './quickbooks-online.records.js';
import { isObject } from './quickbooks-online.transport.js';

const SIGNATURE = 'intuit-signature';
const OPERATIONS: Readonly<Record<string, string>> = {
  created: 'create',
  updated: 'update',
  deleted: 'delete',
  voided: 'void',
  merged: 'merge',
};

/** Webhooks of Intuit, in the older format and as CloudEvents. They tell that something changed, not what. */
export class QuickBooksOnlineWebhooks implements WebhookVerifier {
  constructor(private readonly verifierToken: Secret) {}

  verify(rawBody: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
    const given = headers[SIGNATURE];
    if (typeof given !== 'string') return false;
    const expected = createHmac('sha256', this.verifierToken.reveal()).update(rawBody).digest();
    const received = Buffer.from(given, 'base64');
    return received.length === expected.length && timingSafeEqual(received, expected);
  }

  parse(rawBody: Buffer): WebhookNotice[] {
    const body = parsed(rawBody);
    if (Array.isArray(body)) return body.filter(isObject).flatMap(cloudEvent);
    if (!isObject(body) || !Array.isArray(body.eventNotifications)) throw unreadable();
    return body.eventNotifications.filter(isObject).flatMap(notification);
  }
}

function parsed(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    throw unreadable();
  }
}

/** `type` is like `qbo.invoice.updated.v1`; one delivery may speak of several companies. */
function cloudEvent(event: Record<string, unknown>): WebhookNotice[] {
  const [system, name = '', operation = ''] = textOf(event.type).split('.');
  const remoteId = event.intuitentityid;
  if (system !== 'qbo' || remoteId === undefined) return [];
  return noticeOf({
    realm: event.intuitaccountid,
    name,
    remoteId,
    operation: Object.hasOwn(OPERATIONS, operation) ? (OPERATIONS[operation] ?? '') : operation,
    occurredAt: event.time,
    eventId: typeof event.id === 'string' ? event.id : undefined,
  });
}

function notification({ realmId, dataChangeEvent }: Record<string, unknown>): WebhookNotice[] {
  const entities = isObject(dataChangeEvent) ? dataChangeEvent.entities : undefined;
  return (Array.isArray(entities) ? entities : []).filter(isObject).flatMap((entity) => {
    const { name, id, operation, lastUpdated, deletedId } = entity;
    const parts = { realm: realmId, name: textOf(name), occurredAt: lastUpdated };
    const changed = noticeOf({ ...parts, remoteId: id, operation: textOf(operation).toLowerCase() });
    // Merging two records deletes one of them.
    return deletedId
      ? [...changed, ...noticeOf({ ...parts, remoteId: deletedId, operation: 'delete' })]
      : changed;
  });
}

interface NoticeParts {
  realm: unknown;
  name: string;
  remoteId: unknown;
  operation: string;
  occurredAt: unknown;
  eventId?: string;
}

/**
 * Nothing for what is not mirrored; one for each entity that is kept in objects of that name. The older format has no
 * ids: the same news has the same digest.
 */
function noticeOf({ realm, name, remoteId, operation, occurredAt, eventId }: NoticeParts): WebhookNotice[] {
  if (!isKey(realm) || !isKey(remoteId)) return [];
  const [company, id] = [String(realm), String(remoteId)];
  const time = typeof occurredAt === 'string' ? occurredAt : null;
  return kindsNamed(name).map((kind) => {
    const event = eventId ?? digestOf([company, kind.name, id, operation, time]);
    return {
      eventId: kind.reading === 'beside' ? `${event}:${kind.entity}` : event,
      remoteCompanyId: company,
      entity: kind.entity,
      remoteId: id,
      operation,
      occurredAt: instantOf(time ?? undefined),
    };
  });
}

/** Whoever may sign may still send anything: what is no text says nothing. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isKey(value: unknown): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function unreadable(): ConnectorError {
  return new ConnectorError('validation', 'The webhook of QuickBooks has a form that is not known.');
}
