import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { RecordLabels } from '../queries/record-labels.js';
import { Bindings } from '../sync/bindings/bindings.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import type { MappedEntity } from './mapped-entities.js';
import type { WaitingWrite } from './mappings.dto.js';
import { factsOf, type PartnerFacts } from './partner-facts.js';
import { type Use, UsesRepository } from './uses.repository.js';

export interface Evidence {
  facts: Map<string, PartnerFacts>;
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
    const facts = [...records].map(
      ([id, { record }]) => [id, factsOf(entity, { ...record }, taxes?.get(id))] as const,
    );
    return {
      facts: new Map(facts),
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
    const labels = await this.labels.of(parked);
    const waiting = new Map<string, WaitingWrite[]>();
    for (const { id, entity: kind, localId, error, waitsFor } of parked) {
      const write = {
        operationId: id,
        entity: kind,
        recordId: localId,
        label: labels.get(localId) ?? null,
        message: error?.message ?? null,
      };
      waiting.set(waitsFor, [...(waiting.get(waitsFor) ?? []), write]);
    }
    return waiting;
  }
}
