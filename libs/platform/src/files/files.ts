import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { AuditLog } from '../audit/audit-log.js';
import { CONFIG, type Config } from '../config/config.js';
import { requireScope } from '../database/tenant-context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CONTENT_STORE, type ContentStore } from './content-store.js';
import { safeFileName } from './file-name.js';
import { contentDamaged, emptyFile, fileNotFound, fileTooLarge, idTaken } from './files.errors.js';
import { FilesRepository } from './files.repository.js';
import { mediaTypeOf } from './media-type.js';
import { contentKey, type StoredFile } from './stored-file.js';

export interface NewFile {
  /** As the person knows it; only what is safe of it is kept. */
  name: string;
  content: Buffer;
  /** Made on the device, so that a repeated upload is the same file; one is made unless given. */
  id?: string;
}

/**
 * Photos, receipts and documents of the tenant in scope. The bytes lie in a folder or in a bucket, their description
 * in the table `files`; what lies there without a description is swept away after a day.
 */
@Injectable()
export class Files {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: FilesRepository,
    @Inject(CONTENT_STORE) private readonly contents: ContentStore,
    @Inject(CONFIG) private readonly config: Config,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Keeps a file. The bytes are in the store before the row is written, which joins the open unit of work; with a bucket,
   * call it before opening one, so that no transaction waits for the network. Throws `FILES.EMPTY`, `FILES.TOO_LARGE`,
   * `FILES.TYPE_REFUSED`, and `FILES.ID_TAKEN` (conflict) when another content was sent under the id.
   */
  async save({ name, content, id = newId() }: NewFile): Promise<StoredFile> {
    const { organizationId, actor } = requireScope();
    if (content.length === 0) throw emptyFile();
    if (content.length > this.config.files.maxBytes) throw fileTooLarge(this.config.files.maxBytes);
    const mediaType = await mediaTypeOf(content, name);
    const file = {
      id,
      name: safeFileName(name, mediaType),
      mediaType,
      size: content.length,
      sha256: digestOfBytes(content),
      createdBy: { kind: actor.kind, id: actor.id ?? null },
    };
    const earlier = await this.rows.find(id);
    if (earlier) return sameOrTaken(earlier, file.sha256);
    await this.contents.put(contentKey(organizationId, file), content);
    return this.unitOfWork.run(() => this.describe(file));
  }

  /** Undefined when this organization has no file with that id. */
  find(id: string): Promise<StoredFile | undefined> {
    return this.rows.find(id);
  }

  /** Those of the ids that this organization has, in one query. */
  findAll(ids: readonly string[]): Promise<StoredFile[]> {
    return this.rows.findAll(ids);
  }

  /** Other files with the very same bytes, oldest first: the same receipt sent twice. Twenty at most. */
  copiesOf({ id, sha256 }: Pick<StoredFile, 'id' | 'sha256'>): Promise<StoredFile[]> {
    return this.rows.withDigest(sha256, id);
  }

  /** The bytes, compared with their digest. Throws `FILES.NOT_FOUND` and `FILES.DAMAGED` (unavailable). */
  async read(id: string): Promise<Buffer> {
    const file = await this.rows.find(id);
    if (!file) throw fileNotFound();
    const content = await this.contents.get(contentKey(requireScope().organizationId, file));
    if (!content || digestOfBytes(content) !== file.sha256) throw contentDamaged();
    return content;
  }

  private async describe(file: Omit<StoredFile, 'createdAt'>): Promise<StoredFile> {
    const isNew = await this.rows.insert(file);
    const stored = await this.rows.find(file.id);
    if (!stored) throw new Error('A file was written and is not there.');
    if (!isNew) return sameOrTaken(stored, file.sha256);
    const { name, mediaType, size, sha256 } = file;
    await this.audit.record({
      action: 'file.saved',
      entity: 'file',
      entityId: file.id,
      data: { name, mediaType, size, sha256 },
    });
    return stored;
  }
}

function sameOrTaken(stored: StoredFile, sha256: string): StoredFile {
  if (stored.sha256 === sha256) return stored;
  throw idTaken();
}

function digestOfBytes(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
