export const CONTENT_STORE = Symbol('platform:content-store');

export interface ContentEntry {
  key: string;
  modifiedAt: Date;
}

/** Where the bytes of files lie. Keys are `organization/name`, made by us, and never a person's text. */
export interface ContentStore {
  /** Durable when it answers. */
  put(key: string, content: Buffer): Promise<void>;
  /** Undefined when nothing lies there. */
  get(key: string): Promise<Buffer | undefined>;
  /** Does nothing when nothing lies there. */
  delete(key: string): Promise<void>;
  /** Everything of one organization. */
  list(organizationId: string): AsyncIterable<ContentEntry>;
}
