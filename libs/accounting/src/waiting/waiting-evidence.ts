import { Injectable } from '@nestjs/common';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import type { Entity } from '../ports/canonical-documents.js';
import { labelOf } from '../queries/record-labels.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { type CandidateThere, candidateOf, kindsBeside } from './candidates-there.js';
import { dayOf, fieldsToShow } from './document-facts.js';
import { NamedRecords, type NamedThere } from './named-there.js';
import { answersToWrite, kindOfWrite, type WaitAnswer, type WriteFacts } from './wait-kinds.js';
import { type ParkedWrite, placeKey, type Standing, WaitingRepository } from './waiting.repository.js';

type Document = Readonly<Record<string, unknown>>;

/** What a person needs to know to decide of a write. */
export interface Evidence {
  label: string | null;
  fields: string[];
  ours: Document | null;
  theirs: Document | null;
  references: NamedThere[];
  candidates: CandidateThere[];
  answers: WaitAnswer[];
  closedThrough: string | null;
  day: string | null;
}

/** What is known of a page of writes, together. */
interface Known {
  documents: ReadonlyMap<string, Document>;
  labels: ReadonlyMap<string, string>;
  standings: ReadonlyMap<string, Standing>;
  references: ReadonlyMap<string, NamedThere[]>;
  there: readonly Standing[];
  closed: ReadonlyMap<string, string | null>;
}

/** Both sides of what writes wait for, as far as we know it: nobody is called. A page costs as many questions as one write. */
@Injectable()
export class WaitingEvidence {
  constructor(
    private readonly bindings: Bindings,
    private readonly waiting: WaitingRepository,
    private readonly named: NamedRecords,
    private readonly connections: ConnectionsRepository,
  ) {}

  async of(writes: readonly ParkedWrite[]): Promise<Map<string, Evidence>> {
    if (writes.length === 0) return new Map();
    const { documents, labels } = await this.ours(writes);
    const known: Known = {
      ...{ documents, labels },
      standings: await this.waiting.standings(writes),
      references: await this.named.of(writes, documents),
      there: await this.waiting.there(writes.flatMap(takenBy)),
      closed: new Map((await this.connections.list()).map(({ id, closedThrough }) => [id, closedThrough])),
    };
    return new Map(writes.map((write) => [write.id, this.evidenceOf(write, known)]));
  }

  private async ours(writes: readonly ParkedWrite[]): Promise<Pick<Known, 'documents' | 'labels'>> {
    const documents = new Map<string, Document>();
    const labels = new Map<string, string>();
    for (const [entity, some] of Map.groupBy(writes, (write) => write.entity)) {
      const { store, toDocument } = this.bindings.of(entity);
      for (const [id, { record }] of await store.readRecords([
        ...new Set(some.map(({ localId }) => localId)),
      ])) {
        documents.set(id, toDocument(record) as unknown as Document);
        const label = labelOf(record);
        if (label !== undefined) labels.set(id, label);
      }
    }
    return { documents, labels };
  }

  private evidenceOf(write: ParkedWrite, known: Known): Evidence {
    const { entity, localId, connectionId } = write;
    const ours = known.documents.get(localId) ?? null;
    const standing = known.standings.get(placeKey(write));
    const asked = new Set(takenBy(write).map(({ remoteId }) => remoteId));
    const candidates = known.there.filter(
      (one) => one.connectionId === connectionId && asked.has(one.remoteId) && one.localId !== localId,
    );
    const twin = candidates.find((one) => one.entity === entity);
    const theirs = standing && !standing.deleted ? standing.snapshot : (twin?.snapshot ?? null);
    const references = known.references.get(write.id) ?? [];
    return {
      ...{ label: known.labels.get(localId) ?? null, ours, theirs, references },
      fields: ours ? fieldsToShow(this.bindings.of(entity), ours, theirs, theirs === standing?.snapshot) : [],
      candidates: candidates.map((one) => candidateOf(write, ours ?? {}, one)),
      answers: answersToWrite(factsOf(write, standing, references, twin !== undefined)),
      closedThrough: known.closed.get(connectionId) ?? null,
      day: ours && dayOf(ours),
    };
  }
}

function factsOf(
  { entity, operation, error, isUnclear, undo }: ParkedWrite,
  standing: Standing | undefined,
  references: readonly NamedThere[],
  hasCandidate: boolean,
): WriteFacts {
  return {
    ...{ entity, operation, hasCandidate, kind: kindOfWrite({ error, isUnclear }), isUndo: undo !== null },
    standing: standing === undefined ? 'unknown' : standing.deleted ? 'gone' : 'there',
    canReactivate: references.some((one) => one.canReactivate),
    namesGoneCustomer: references.some((one) => one.entity === 'customer' && one.state !== 'merged'),
  };
}

/** The record there that has the name or number of this one, whatever kind it is of. */
function takenBy({ connectionId, entity, error }: ParkedWrite): {
  connectionId: string;
  entity: Entity;
  remoteId: string;
}[] {
  const remoteId = error?.kind === 'duplicate' ? error.takenBy : undefined;
  return remoteId === undefined
    ? []
    : kindsBeside(entity).map((kind) => ({ connectionId, entity: kind, remoteId }));
}
