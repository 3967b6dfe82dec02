import { Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import type { Entity } from '../ports/canonical-documents.js';
import { RecordLabels } from '../queries/record-labels.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { collectReferences } from '../sync/references.js';
import type { PlannedEntry } from './plan.types.js';

type Entry = Pick<PlannedEntry, 'entity' | 'fields'>;

const SIDES = ['agreed', 'ours', 'theirs', 'stands'] as const;

/** What people call the records that fields name by their ids, with one question for each kind of record. */
@Injectable()
export class EntryNames {
  constructor(
    private readonly bindings: Bindings,
    private readonly labels: RecordLabels,
  ) {}

  /** What people call one record. */
  async ofRecord(entity: Entity, localId: string): Promise<string | null> {
    return (await this.labels.of([{ entity, localId }])).get(localId) ?? null;
  }

  /** What ours are called that somebody matched entries with, by id. */
  ofDecided(entries: readonly { entity: Entity; decision: { recordId: string | null } | null }[]) {
    const rows = entries.flatMap(({ entity, decision }) =>
      decision?.recordId ? [{ entity, localId: decision.recordId }] : [],
    );
    return this.labels.of(rows);
  }

  /** In the order of the entries: names by id. A record that the plan itself would make has none. */
  async of(entries: readonly Entry[]): Promise<Record<string, string>[]> {
    const named = entries.map((entry) => this.namedIn(entry));
    const labels = await this.labels.of(named.flat());
    return named.map((rows) =>
      Object.fromEntries(
        rows.flatMap(({ localId }) => {
          const label = labels.get(localId);
          return label === undefined ? [] : [[localId, label]];
        }),
      ),
    );
  }

  private namedIn({ entity, fields }: Entry): { entity: Entity; localId: string }[] {
    const documents = SIDES.map((side) => Object.fromEntries(fields.map((one) => [one.field, one[side]])));
    const found = collectReferences(documents, this.bindings.of(entity).references);
    return [...found].flatMap(([kind, ids]) =>
      [...ids].filter(isId).map((localId) => ({ entity: kind, localId })),
    );
  }
}
