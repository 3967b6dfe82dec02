import type { PushOperation, PushReceipt, RemoteChange, Taken } from '../../ports/accounting-connector.js';
import { type CanonicalAttachment, refuseUnfit } from '../../ports/canonical-attachment.js';
import type { AttachmentCapability } from '../../ports/capabilities.js';
import type { ConnectionContext } from '../../ports/connection-context.js';
import { ConnectorError } from '../../ports/connector-error.js';
import { markOf } from './mappers/marks.js';
import { isGone, type QuickBooksOnlineClient } from './quickbooks-online.client.js';
import { MAX_RESULTS } from './quickbooks-online.query.js';
import { instantOf } from './quickbooks-online.records.js';
import type { WireAttachable } from './quickbooks-online.wire.js';

type AttachmentOperation = PushOperation<'attachment'>;

const NAME = 'Attachable';
const MEGABYTE = 1024 * 1024;

/** The vendor takes 100 MB and a list of endings, of which these are the media types that files of ours can have. */
export const ATTACHMENTS: AttachmentCapability = {
  maxBytes: 100 * MEGABYTE,
  mediaTypes: [
    'application/pdf',
    'image/jpeg',
    'image/png',
    'image/gif',
    'image/tiff',
    'text/csv',
    'text/plain',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
};

/** The document that carries the file, as the vendor names it. */
const CARRIERS = [
  ['invoiceId', 'Invoice'],
  ['billId', 'Bill'],
] as const;

const DIGEST = /\bsha256:([0-9a-f]{64})\b/;

export function isOfAttachment(operation: PushOperation): operation is AttachmentOperation {
  return operation.entity === 'attachment';
}

/**
 * Files that hang on documents. The vendor has no key that makes an upload repeatable, so each has our mark and the digest
 * of its bytes in its note: one whose answer was lost is found by them among what hangs on the document.
 */
export class Attachments {
  constructor(private readonly client: QuickBooksOnlineClient) {}

  async read(context: ConnectionContext, remoteId: string): Promise<RemoteChange | undefined> {
    const row: WireAttachable | undefined = await this.client.read(context, NAME, remoteId);
    return row && changeOf(row);
  }

  async push(context: ConnectionContext, operation: AttachmentOperation): Promise<PushReceipt> {
    if (operation.operation === 'create') return this.upload(context, operation);
    const remoteId = idOf(operation);
    const there = await this.read(context, remoteId);
    if (operation.operation === 'update') return receiptOf(there ?? gone(remoteId));
    if (there && !there.deleted) await this.delete(context, operation, there);
    return receiptOf(gone(remoteId));
  }

  /** One that can only be ours; of several the others are copies that somebody made there. */
  async find(
    context: ConnectionContext,
    { document, localId }: AttachmentOperation,
    taken: Taken = async () => new Set(),
  ): Promise<RemoteChange | undefined> {
    const carrier = carrierOf(document);
    const { rows } = await this.client.query(context, NAME, {
      filters: [
        { field: 'AttachableRef.EntityRef.Type', operator: '=', value: carrier.type },
        { field: 'AttachableRef.EntityRef.value', operator: '=', value: carrier.value },
      ],
      maxResults: MAX_RESULTS,
    });
    const marked = (rows as WireAttachable[]).filter(({ Note = '' }) => Note.includes(markOf(localId)));
    const others = await taken(marked.map(({ Id }) => String(Id)));
    const [found] = marked
      .filter(({ Id }) => !others.has(String(Id)))
      .sort((one, other) => Number(one.Id) - Number(other.Id));
    return found && changeOf(found);
  }

  private async upload(
    context: ConnectionContext,
    { document, localId, content }: AttachmentOperation,
  ): Promise<PushReceipt> {
    if (content === undefined)
      throw new ConnectorError('validation', 'The content of this file is not here any more.');
    refuseUnfit({ name: 'QuickBooks Online', attachments: ATTACHMENTS }, document);
    const { type, value } = carrierOf(document);
    const metadata = {
      FileName: document.name,
      ContentType: document.mediaType,
      Note: `${markOf(localId)} sha256:${document.sha256}`,
      // Whoever sends it from there decides what goes along.
      AttachableRef: [{ EntityRef: { type, value }, IncludeOnSend: false }],
    };
    const uploaded = await this.client.upload(context, { metadata, content });
    return receiptOf(changeOf({ ...metadata, Size: document.size, ...uploaded }));
  }

  private async delete(
    context: ConnectionContext,
    { expectedVersion, idempotencyKey }: AttachmentOperation,
    { remoteId, remoteVersion }: RemoteChange,
  ): Promise<void> {
    if (expectedVersion !== undefined && remoteVersion !== expectedVersion)
      throw new ConnectorError('conflict', 'Somebody changed this attachment in QuickBooks meanwhile.');
    try {
      await this.client.write(context, {
        name: NAME,
        operation: 'delete',
        body: { Id: remoteId, SyncToken: remoteVersion ?? undefined },
        requestId: idempotencyKey,
      });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

function changeOf(row: WireAttachable): RemoteChange<'attachment'> {
  const remoteId = String(row.Id);
  if (row.status === 'Deleted') return gone(remoteId);
  const document: CanonicalAttachment = {
    invoiceId: carriedBy(row, 'Invoice'),
    billId: carriedBy(row, 'Bill'),
    name: row.FileName ?? '',
    mediaType: row.ContentType ?? '',
    size: Number(row.Size ?? 0),
    sha256: row.Note?.match(DIGEST)?.[1] ?? null,
  };
  return {
    ...{ entity: 'attachment', remoteId, remoteVersion: row.SyncToken ?? null, deleted: false, document },
    remoteUpdatedAt: instantOf(row.MetaData?.LastUpdatedTime),
  };
}

function carriedBy({ AttachableRef = [] }: WireAttachable, type: string): string | null {
  const carrier = AttachableRef.find(
    ({ EntityRef }) => EntityRef?.type?.toLowerCase() === type.toLowerCase(),
  );
  return carrier?.EntityRef?.value ?? null;
}

function gone(remoteId: string): RemoteChange<'attachment'> {
  const unknown = { remoteVersion: null, remoteUpdatedAt: null, document: null };
  return { entity: 'attachment', remoteId, deleted: true, ...unknown };
}

function receiptOf({ remoteId, remoteVersion, remoteUpdatedAt, document }: RemoteChange): PushReceipt {
  return { remoteId, remoteVersion, remoteUpdatedAt, document };
}

function carrierOf(document: CanonicalAttachment): { type: string; value: string } {
  for (const [field, type] of CARRIERS) {
    const value = document[field];
    if (value !== null) return { type, value };
  }
  throw new ConnectorError('validation', 'The document that this file belongs to is not in QuickBooks.');
}

function idOf({ remoteId }: AttachmentOperation): string {
  if (remoteId === undefined)
    throw new ConnectorError('validation', 'The attachment to change has no QuickBooks id.');
  return remoteId;
}
