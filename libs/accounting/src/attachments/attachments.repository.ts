import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, type RecordStore, type StoredRecord } from '#platform';

export type CarryingDocument = 'invoice' | 'bill';

/** A file of ours and the document that it goes along with. */
export interface AttachmentRecord {
  id: string;
  document: CarryingDocument;
  documentId: string;
  /** `paper`: the document itself, printed. */
  kind: 'paper' | 'receipt';
  fileId: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

export type NewAttachment = Omit<AttachmentRecord, 'id'>;

/** The same, and how it stands. */
export interface StandingAttachment extends AttachmentRecord {
  /** The document was printed anew since. */
  isSuperseded: boolean;
}

/** An attachment in one company file. */
export interface AttachmentThere extends StandingAttachment {
  /** Grows when it is wanted again after it was superseded: what is planned then is another write. */
  round: number;
  /** Of its link, or the first. */
  generation: number;
  isThere: boolean;
}

const FIELDS = `a.id, a.document, a.document_id AS "documentId", a.kind, a.file_id AS "fileId", a.name, a.media_type AS "mediaType", a.size, a.sha256`;

/** Owns `document_attachments`. A row never changes but for being superseded. */
@Injectable()
export class AttachmentsRepository implements RecordStore<AttachmentRecord> {
  constructor(private readonly database: Database) {}

  async readRecords(ids: readonly string[]): Promise<Map<string, StoredRecord<AttachmentRecord>>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<AttachmentRecord & { round: number }>(
      `SELECT ${FIELDS}, a.round FROM document_attachments a WHERE a.id = ANY($1::uuid[])`,
      [[...ids]],
    );
    return new Map(rows.map(({ round, ...record }) => [record.id, { record, version: round }]));
  }

  /** Nothing of them is ever taken over from the books. */
  async importRecords(): Promise<Map<string, number>> {
    return new Map();
  }

  /** One of the document with that content, if it was noted before. */
  async withDigest(
    document: CarryingDocument,
    documentId: string,
    sha256: string,
  ): Promise<AttachmentRecord | undefined> {
    const [row] = await this.database.rows<AttachmentRecord>(
      `SELECT ${FIELDS} FROM document_attachments a WHERE a.document = $1 AND a.document_id = $2 AND a.sha256 = $3`,
      [document, documentId, sha256],
    );
    return row;
  }

  /** Each content of a document once, however often it is noted. A paper supersedes those before it. */
  async note(attachments: readonly NewAttachment[]): Promise<void> {
    for (const { document, documentId, kind, fileId, name, mediaType, size, sha256 } of attachments) {
      await this.database.rows(
        `INSERT INTO document_attachments (organization_id, id, document, document_id, kind, file_id, name, media_type, size, sha256)
         VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (organization_id, document, document_id, sha256) DO UPDATE
           SET superseded_at = NULL, round = document_attachments.round + (document_attachments.superseded_at IS NOT NULL)::int`,
        [newId(), document, documentId, kind, fileId, name, mediaType, size, sha256],
      );
      if (kind === 'paper')
        await this.database.rows(
          `UPDATE document_attachments SET superseded_at = now()
           WHERE document = $1 AND document_id = $2 AND kind = 'paper' AND sha256 <> $3 AND superseded_at IS NULL`,
          [document, documentId, sha256],
        );
    }
  }

  /** What goes along with a document, oldest first, and whether it hangs on it in that company file. */
  of(connectionId: string, document: CarryingDocument, documentId: string): Promise<AttachmentThere[]> {
    return this.database.rows<AttachmentThere>(
      `SELECT ${FIELDS}, a.superseded_at IS NOT NULL AS "isSuperseded", a.round, coalesce(l.generation, 1) AS generation,
         l.remote_id IS NOT NULL AND l.deleted_at IS NULL AS "isThere"
       FROM document_attachments a LEFT JOIN external_links l ON l.organization_id = a.organization_id
         AND l.connection_id = $1 AND l.entity = 'attachment' AND l.local_id = a.id
       WHERE a.document = $2 AND a.document_id = $3 ORDER BY a.id`,
      [connectionId, document, documentId],
    );
  }

  /** All that ever were to go along with these documents. */
  async idsOf(document: CarryingDocument, documentIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      'SELECT id FROM document_attachments WHERE document = $1 AND document_id = ANY($2::uuid[])',
      [document, [...documentIds]],
    );
    return rows.map(({ id }) => id);
  }

  /** What goes along with a document now, in every company file that it was meant for, with its last write there. */
  told(documentId: string): Promise<AttachmentTold[]> {
    return this.database.rows<AttachmentTold>(
      `SELECT DISTINCT ON (a.id, o.connection_id) a.id, a.kind, a.name, a.size, o.connection_id AS "connectionId",
         c.remote_company_name AS "companyName", o.status, o.error, o.id AS "operationId",
         l.remote_id IS NOT NULL AS "wasThere", l.remote_id IS NOT NULL AND l.deleted_at IS NULL AS "isThere"
       FROM document_attachments a
         JOIN sync_operations o ON o.organization_id = a.organization_id AND o.entity = 'attachment' AND o.local_id = a.id
         JOIN connections c ON c.organization_id = o.organization_id AND c.id = o.connection_id
         LEFT JOIN external_links l ON l.organization_id = o.organization_id AND l.connection_id = o.connection_id
           AND l.entity = 'attachment' AND l.local_id = a.id
       WHERE a.document_id = $1 AND a.superseded_at IS NULL ORDER BY a.id, o.connection_id, o.id DESC`,
      [documentId],
    );
  }
}

export interface AttachmentTold {
  id: string;
  kind: AttachmentRecord['kind'];
  name: string;
  size: number;
  connectionId: string;
  companyName: string | null;
  operationId: string;
  status: string;
  error: { message: string; fix?: string } | null;
  isThere: boolean;
  /** It is there, or was. */
  wasThere: boolean;
}
