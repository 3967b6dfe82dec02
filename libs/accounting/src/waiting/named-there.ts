import { Injectable } from '@nestjs/common';
import { PartiesFacade } from '#parties';
import type { Entity } from '../ports/canonical-documents.js';
import { labelOf, RecordLabels } from '../queries/record-labels.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { collectReferences } from '../sync/references.js';
import { isNamed, kindOfWrite } from './wait-kinds.js';
import {
  type ParkedWrite,
  type Place,
  placeKey,
  type Standing,
  WaitingRepository,
} from './waiting.repository.js';

type Document = Readonly<Record<string, unknown>>;

export const REFERENCE_STATES = ['unknown', 'deleted', 'inactive', 'merged'] as const;

/** A record that a write names and that is not used there, or never was there. */
export interface NamedThere {
  entity: Entity;
  recordId: string;
  label: string | null;
  state: (typeof REFERENCE_STATES)[number];
  /** Of a customer who was merged here: who she is now. */
  mergedInto: string | null;
  canReactivate: boolean;
}

interface Named extends Place {
  writeId: string;
  /** The write was held back for this very record. */
  isCause: boolean;
}

/** More lines than a page of documents has. */
const MOST = 5_000;

/** What became there of the records that writes name: a page of writes costs as many questions as one. */
@Injectable()
export class NamedRecords {
  constructor(
    private readonly bindings: Bindings,
    private readonly waiting: WaitingRepository,
    private readonly parties: PartiesFacade,
    private readonly labels: RecordLabels,
  ) {}

  /** By write. `documents`: what we say of its record. */
  async of(
    writes: readonly ParkedWrite[],
    documents: ReadonlyMap<string, Document>,
  ): Promise<Map<string, NamedThere[]>> {
    const named = writes.flatMap((write) => this.namedBy(write, documents.get(write.localId))).slice(0, MOST);
    const standings = await this.waiting.standings(named);
    const customers = named.filter(({ entity }) => entity === 'customer').map(({ localId }) => localId);
    const merged = await this.parties.successorsOf(customers);
    const gone = named.flatMap((one) => {
      const standing = standings.get(placeKey(one));
      const state = merged.has(one.localId) ? ('merged' as const) : stateOf(one, standing);
      return state === undefined ? [] : [{ ...one, state, standing }];
    });
    const labels = await this.labels.of(gone.filter(({ standing }) => !standing));
    const found = new Map<string, NamedThere[]>();
    for (const { writeId, entity, localId, state, standing } of gone) {
      const label = (standing && labelOf(standing.snapshot)) ?? labels.get(localId) ?? null;
      const mergedInto = merged.get(localId) ?? null;
      const canReactivate = state === 'inactive' && isNamed(entity);
      const one = { entity, recordId: localId, label, state, mergedInto, canReactivate };
      found.set(writeId, [...(found.get(writeId) ?? []), one]);
    }
    return found;
  }

  private namedBy(
    { id, connectionId, entity, error, isUnclear }: ParkedWrite,
    document: Document | undefined,
  ): Named[] {
    if (kindOfWrite({ error, isUnclear }) !== 'reference') return [];
    const cause = error?.waitsFor;
    if (cause) return [{ writeId: id, connectionId, ...cause, isCause: true }];
    const ids = collectReferences(document ? [document] : [], this.bindings.of(entity).references);
    return [...ids].flatMap(([kind, all]) =>
      [...all].map((localId) => ({ writeId: id, connectionId, entity: kind, localId, isCause: false })),
    );
  }
}

/** Without a link of its own it may be sent as a chosen partner: unless it is the cause, nothing is wrong with that. */
function stateOf({ isCause }: Named, standing: Standing | undefined): NamedThere['state'] | undefined {
  if (!standing) return isCause ? 'unknown' : undefined;
  if (standing.deleted) return 'deleted';
  return standing.snapshot.active === false ? 'inactive' : undefined;
}
