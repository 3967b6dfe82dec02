import type { Config } from '../config/config.js';
import type { EgressClient } from '../egress/egress-client.js';
import type { ContentStore } from './content-store.js';
import { FolderStore } from './folder-store.js';
import { S3Store } from './s3-store.js';

/** A bucket where one is configured, else a folder. */
export function createContentStore({ files }: Config, egress: EgressClient): ContentStore {
  return files.s3 ? new S3Store(files.s3, egress, files.maxBytes) : new FolderStore(files.folder);
}
