import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { Database, type RowShape, type Versioned, VersionedRows } from '#platform';
import type { Sample } from './domain/try-samples.js';

export type SampleFields = Omit<Sample, 'id'>;
export type StoredSample = Versioned<SampleFields>;

export const MOST_SAMPLES = 100;

const shape: RowShape<SampleFields> = {
  table: 'field_mapping_samples',
  columns: { name: 'text', record: 'jsonb', expected: 'jsonb' },
};

/** Owns `field_mapping_samples`: what a mapping is tried with. */
@Injectable()
export class MappingSamplesRepository {
  private readonly rows: VersionedRows<SampleFields>;

  constructor(database: Database) {
    this.rows = new VersionedRows(database, shape);
  }

  /** In the order of their making: a mapping has a hundred at most. */
  of(mappingId: string): Promise<StoredSample[]> {
    return this.rows.all({ mappingId });
  }

  insert(mappingId: string, fields: SampleFields): Promise<StoredSample> {
    return this.rows.insert(fields, { mappingId });
  }

  /** Whether there was such a sample. */
  async remove(mappingId: string, id: string): Promise<boolean> {
    return isId(id) && (await this.rows.remove(id, { mappingId }));
  }
}
