import type { Entity } from './canonical-documents.js';

export interface EntityCapability {
  pull: boolean;
  push: boolean;
  /** How changes are found: pushed along by the system's change feed, or asked for by modification time. */
  delta: 'change-feed' | 'modified-since' | 'none';
  /** Whether the system tells about a deletion. */
  tombstones: boolean;
}

/** Which files a system takes as attachments of documents. */
export interface AttachmentCapability {
  /** Of one file. */
  maxBytes: number;
  mediaTypes: readonly string[];
}

/** What a system can do, as data. A thing it cannot do is absent here, never an exception later. */
export interface Capabilities {
  /** The id in paths and rows, e.g. `quickbooks-online`. */
  system: string;
  name: string;
  entities: Partial<Record<Entity, EntityCapability>>;
  /** `version-token`: the system refuses a stale write. `compare-first`: we must read and compare. */
  concurrency: 'version-token' | 'compare-first';
  /** Whether it replays the first answer to a repeated key. */
  idempotencyKeys: boolean;
  webhooks: boolean;
  reports: readonly string[];
  /** Null where no file can be hung on a document. */
  attachments: AttachmentCapability | null;
  /** Records in one page of a pull. */
  pageSize: number;
}
