import { Injectable } from '@nestjs/common';
import type { Entity } from '../ports/canonical-documents.js';
import { Bindings } from '../sync/bindings/bindings.js';

/** What people call records: one question for each kind of record on a page. */
@Injectable()
export class RecordLabels {
  constructor(private readonly bindings: Bindings) {}

  /** Numbers or names by our id; a record that has neither, or is gone, is left out. */
  async of(rows: readonly { entity: Entity; localId: string }[]): Promise<Map<string, string>> {
    const ids = Map.groupBy(rows, ({ entity }) => entity);
    const labels = new Map<string, string>();
    for (const [entity, ofEntity] of ids) {
      const { store } = this.bindings.of(entity);
      const records = await store.readRecords([...new Set(ofEntity.map(({ localId }) => localId))]);
      for (const [id, { record }] of records) {
        const label = labelOf(record);
        if (label !== undefined) labels.set(id, label);
      }
    }
    return labels;
  }
}

/** What people call a record or a document: its number or its name. */
export function labelOf(record: object): string | undefined {
  const { number, displayName, name } = record as Record<string, unknown>;
  const label = [number, displayName, name].find((one) => typeof one === 'string' && one !== '');
  return typeof label === 'string' ? label : undefined;
}
