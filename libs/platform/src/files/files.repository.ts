import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { MediaType } from './media-type.js';
import type { StoredFile } from './stored-file.js';

const SELECT = `SELECT id, name, media_type AS "mediaType", size, sha256, created_by_kind AS kind,
  created_by_id AS "personId", created_at AS "createdAt" FROM files`;

interface Row {
  id: string;
  name: string;
  mediaType: MediaType;
  size: number;
  sha256: string;
  kind: string;
  personId: string | null;
  createdAt: Date;
}

@Injectable()
export class FilesRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<StoredFile | undefined> {
    const [row] = await this.database.rows<Row>(`${SELECT} WHERE id = $1`, [id]);
    return row && toFile(row);
  }

  /** In the order of their ids; an id that is not there is not in the answer. */
  async findAll(ids: readonly string[]): Promise<StoredFile[]> {
    const rows = await this.database.rows<Row>(`${SELECT} WHERE id = ANY($1::uuid[]) ORDER BY id`, [ids]);
    return rows.map(toFile);
  }

  /** Oldest first, without the file `id` itself. */
  async withDigest(sha256: string, id: string): Promise<StoredFile[]> {
    const rows = await this.database.rows<Row>(
      `${SELECT} WHERE sha256 = $1 AND id <> $2 ORDER BY id LIMIT 20`,
      [sha256, id],
    );
    return rows.map(toFile);
  }

  /** False when the id is taken. */
  async insert(file: Omit<StoredFile, 'createdAt'>): Promise<boolean> {
    const { id, name, mediaType, size, sha256, createdBy } = file;
    const rows = await this.database.rows(
      `INSERT INTO files (organization_id, id, name, media_type, size, sha256, created_by_kind, created_by_id)
       VALUES (current_organization(), $1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (organization_id, id) DO NOTHING RETURNING id`,
      [id, name, mediaType, size, sha256, createdBy.kind, createdBy.id],
    );
    return rows.length === 1;
  }

  async organizations(): Promise<string[]> {
    const { rows } = await this.database.unscoped.query<{ id: string }>(
      'SELECT id FROM system_organizations()',
    );
    return rows.map((row) => row.id);
  }
}

function toFile({ kind, personId, createdAt, ...file }: Row): StoredFile {
  return { ...file, createdBy: { kind, id: personId }, createdAt: createdAt.toISOString() };
}
