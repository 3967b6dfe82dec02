import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { RecordLabels } from '../queries/record-labels.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import type { MappedEntity } from './mapped-entities.js';
import type { WaitingWrite } from './mappings.dto.js';
import { factsOf, NOTHING_KNOWN, type PartnerFacts } from './partner-facts.js';
import { type Use, UsesRepository } from './uses.repository.js';
import { waitingWrites } from './waiting-writes.js';

export interface Evidence {
  /** What an entry says; of one that is gone meanwhile nothing is known. */
  oursOf(id: string): PartnerFacts;
  uses: Map<string, Use[]>;
  waiting: Map<string, WaitingWrite[]>;
}

/** What is known here of entries of our lists: what they say, who names them, and which writes wait for them. */
@Injectable()
export class MappingEvidence {
  constructor(
    private readonly bindings: Bindings,
    private readonly catalog: CatalogFacade,
    private readonly uses: UsesRepository,
    private readonly operations: OperationsRepository,
    private readonly labels: RecordLabels,
  ) {}

  /** Whether there is such an entry here. */
  async has(entity: MappedEntity, id: string): Promise<boolean> {
    return (await this.bindings.of(entity).store.readRecords([id])).has(id);
  }

  /** Any number of entries costs as many questions as one. */
  async of(
    connectionId: string,
    entity: MappedEntity,
    ids: readonly string[],
    day: string,
  ): Promise<Evidence> {
    const records = await this.bindings.of(entity).store.readRecords(ids);
    const taxes = entity === 'tax-code' ? await this.catalog.salesTaxOf([...ids], day) : undefined;
    const facts = new Map(
      [...records].map(([id, { record }]) => [id, factsOf(entity, { ...record }, taxes?.get(id))]),
    );
    return {
      oursOf: (id) => facts.get(id) ?? NOTHING_KNOWN,
      uses: await this.uses.of(entity, ids),
      waiting: await this.waiting(connectionId, entity, ids),
    };
  }

  private async waiting(
    connectionId: string,
    entity: MappedEntity,
    ids: readonly string[],
  ): Promise<Map<string, WaitingWrite[]>> {
    const parked = await this.operations.waitingFor(connectionId, entity, ids);
    return waitingWrites(parked, await this.labels.of(parked));
  }
}
