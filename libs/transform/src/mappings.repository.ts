import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { Database, type Page, type PageQuery, type RowShape, type Versioned, VersionedRows } from '#platform';
import { nameTaken } from './domain/mapping.errors.js';

export interface MappingFields {
  name: string;
  purpose: string;
  active: boolean;
}

export type StoredMapping = Versioned<MappingFields>;

export interface MappingFilter extends PageQuery {
  q?: string;
  purpose?: string;
  active?: boolean;
}

const shape: RowShape<MappingFields> = {
  table: 'field_mappings',
  columns: { name: 'text', purpose: 'text', active: 'boolean' },
  sortedBy: 'name',
};
const UNIQUE = '23505';

/** Owns `field_mappings`: what a mapping is called and for. */
@Injectable()
export class MappingsRepository {
  private readonly rows: VersionedRows<MappingFields>;

  constructor(database: Database) {
    this.rows = new VersionedRows(database, shape);
  }

  /** By name. */
  page({ q, purpose, active, cursor, limit }: MappingFilter): Promise<Page<StoredMapping>> {
    return this.rows.page({ purpose, active }, { cursor, limit, search: { text: q, columns: ['name'] } });
  }

  /** `lock`: nobody else changes the mapping or its versions until the unit of work ends. */
  async find(id: string, lock = false): Promise<StoredMapping | undefined> {
    return isId(id) ? this.rows.find(id, {}, lock) : undefined;
  }

  /** Throws `TRANSFORM.NAME_TAKEN`. */
  insert(fields: MappingFields): Promise<StoredMapping> {
    return named(fields.name, this.rows.insert(fields));
  }

  /** Undefined when it is no longer at `version`. Throws `TRANSFORM.NAME_TAKEN`. */
  update(id: string, version: number, fields: MappingFields): Promise<StoredMapping | undefined> {
    return named(fields.name, this.rows.update(id, version, fields));
  }
}

async function named<T>(name: string, writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE) throw nameTaken(name);
    throw error;
  }
}
