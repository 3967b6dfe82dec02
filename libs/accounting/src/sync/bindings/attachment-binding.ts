import { DomainError } from '#kernel';
import type { Files } from '#platform';
import type { AttachmentRecord, AttachmentsRepository } from '../../attachments/attachments.repository.js';
import { ConnectorError } from '../../ports/connector-error.js';
import { type AnyBinding, forgetTypes, keyOf } from './entity-binding.js';

/** A file of ours beside its document. It never changes, and what hangs there by somebody else's hand is not taken in. */
export function attachmentBinding(attachments: AttachmentsRepository, files: Files): AnyBinding {
  return forgetTypes<'attachment', AttachmentRecord>({
    entity: 'attachment',
    store: attachments,
    references: { invoiceId: 'invoice', billId: 'bill' },
    required: [],
    policies: {},
    isWanted: () => false,
    toRecord: (_document, id, existing) => {
      if (!existing) throw new Error(`The attachment ${id} is not one of ours.`);
      return existing;
    },
    toDocument: ({ document, documentId, name, mediaType, size, sha256 }) => ({
      invoiceId: document === 'invoice' ? documentId : null,
      billId: document === 'bill' ? documentId : null,
      ...{ name, mediaType, size, sha256 },
    }),
    afterRemoval: () => undefined,
    naturalKey: ({ invoiceId, billId, sha256 }) => keyOf(invoiceId ?? billId, sha256),
    content: async ({ fileId }) => {
      try {
        return await files.read(fileId);
      } catch (error) {
        if (!(error instanceof DomainError) || isPassing(error)) throw error;
        throw new ConnectorError('validation', error.message, { fix: error.fix, cause: error });
      }
    },
  });
}

/** The store may answer the next time; bytes that are lost come back by nobody but an operator. */
function isPassing({ kind, code }: DomainError): boolean {
  return kind === 'unavailable' && code !== 'FILES.DAMAGED';
}
