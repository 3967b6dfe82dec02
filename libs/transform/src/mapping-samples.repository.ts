import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { Database, type RowShape, type Versioned, VersionedRows } from '#platform';
import type { Sample } from './domain/try-samples.js';

export type SampleFields = Omit<Sample, 'id'>;
export type StoredSample = Versioned<SampleFields>;

const shape: RowShape<SampleFields> = {
  table: 'field_mapping_samples',
  columns: { name: 'text', record: 'jsonb', expected: 'jsonb' },
};

/** Owns `field_mapping_samples`: what a mapping is tried with. */
@Injectable()
export class MappingSamplesRepository {
  private readonly rows: VersionedRows<SampleFields>;

  constructor(private readonly database: Database) {
    this.rows = new VersionedRows(database, shape);
  }

  /** In the order of their making: a mapping has a hundred at most. */
  of(mappingId: string): Promise<StoredSample[]> {
    return this.rows.all({ mappingId });
  }

  async count(mappingId: string): Promise<number> {
    const rows = await this.database.rows<{ count: number }>(
      'SELECT count(*)::int AS count FROM field_mapping_samples WHERE mapping_id = $1',
      [mappingId],
    );
    return rows[0]?.count ?? 0;
  }

  insert(mappingId: string, fields: SampleFields): Promise<StoredSample> {
    return this.rows.insert(fields, { mappingId });
  }

  /** Whether there was such a sample. */
  async remove(mappingId: string, id: string): Promise<boolean> {
    return isId(id) && (await this.rows.remove(id, { mappingId }));
  }
}
