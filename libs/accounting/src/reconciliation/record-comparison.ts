import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { RemoteChange } from '../ports/accounting-connector.js';
import type { BalanceReader } from '../ports/balance-reader.js';
import type { Entity } from '../ports/canonical-documents.js';
import { type BothSides, BothSidesReader } from './both-sides.js';
import type { FoundDifferences } from './found-differences.js';
import { Naming, type NamingContext } from './naming.js';
import type { Suspect } from './suspects.repository.js';

/** What is tied out document by document, in the order of their references. */
const DOCUMENTS: readonly Entity[] = [
  'invoice',
  'bill',
  'credit',
  'vendor-credit',
  'payment',
  'bill-payment',
];

/** Where a comparison reads, and where it writes down what it finds. */
export interface Comparing {
  opened: OpenConnection;
  balances: BalanceReader;
  context: NamingContext;
  found: FoundDifferences;
}

/** Compares records with what both sides say now, and writes down by name what differs. */
@Injectable()
export class RecordComparison {
  constructor(
    private readonly reader: BothSidesReader,
    private readonly naming: Naming,
  ) {}

  /** Records that may differ: those there are read. */
  async suspected(
    { opened, balances, context, found }: Comparing,
    entity: Entity,
    suspects: readonly Suspect[],
  ): Promise<BothSides[]> {
    const pairs = await this.reader.read(opened, balances, entity, suspects);
    found.note(pairs, await this.naming.name(context, entity, pairs));
    return pairs;
  }

  /** Records as they were just read there; those that say that they are gone are left to whoever looks for them. */
  async told(
    { opened, balances, context, found }: Comparing,
    changes: readonly RemoteChange[],
  ): Promise<BothSides[]> {
    const all: BothSides[] = [];
    const present = changes.filter(({ deleted }) => !deleted);
    for (const [entity, told] of Map.groupBy(present, (change) => change.entity)) {
      const suspects = told.map(({ remoteId }) => ({ entity, remoteId, localId: null }));
      const pairs = await this.reader.read(opened, balances, entity, suspects, told);
      found.note(pairs, await this.naming.name(context, entity, pairs));
      all.push(...pairs);
    }
    return all;
  }
}

export function documentsOf({ connector }: OpenConnection): Entity[] {
  return DOCUMENTS.filter((entity) => connector.capabilities.entities[entity]?.pull);
}

/** The change feed is asked about deletions once, and only when there is one to explain. */
export function comparingOf(
  { opened, balances, lastSync }: Pick<Comparing, 'opened' | 'balances'> & { lastSync: Date | null },
  found: FoundDifferences,
): Comparing {
  const { connector, context } = opened;
  let told: Promise<ReadonlySet<string>> | undefined;
  const ask = async (): Promise<ReadonlySet<string>> => {
    const cursor = connector.deltaCursor(lastSync ?? context.clock.now());
    const { changes } = await connector.delta(context, documentsOf(opened), cursor);
    return new Set(
      changes.flatMap(({ deleted, entity, remoteId }) => (deleted ? `${entity} ${remoteId}` : [])),
    );
  };
  const isDeletionTold = async (entity: Entity, remoteId: string) => {
    told ??= ask();
    return (await told).has(`${entity} ${remoteId}`);
  };
  return { opened, balances, found, context: { opened, lastSync, isDeletionTold } };
}
