import { Injectable } from '@nestjs/common';
import { Money } from '#kernel';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { LedgerSide } from '../ports/balance-reader.js';
import type { Entity } from '../ports/canonical-documents.js';
import type { BookedFacts } from './booked-facts.js';
import type { BothSides } from './both-sides.js';
import { causeOf } from './cause-of.js';
import { type Comparison, compareRecords, onlyOn, sizeOf } from './compare-records.js';
import type { Finding } from './reconciliation.types.js';
import { SuspectsRepository, type WaitingWrite } from './suspects.repository.js';

/** What naming rests on besides the two records. */
export interface NamingContext {
  opened: OpenConnection;
  /** When the last sync that ended well began. */
  lastSync: Date | null;
  /** Whether the change feed tells that this record was deleted there. */
  isDeletionTold: (entity: Entity, remoteId: string) => Promise<boolean>;
}

/** A difference and the records that it is between. */
export interface Named {
  pair: BothSides;
  finding: Finding;
}

const PAYABLE: ReadonlySet<Entity> = new Set(['bill', 'vendor-credit', 'bill-payment', 'vendor-credit-use']);

/** Says what differs between two records, and why. */
@Injectable()
export class Naming {
  constructor(private readonly suspects: SuspectsRepository) {}

  /** Those of the pairs that do not agree, by name; pairs are of one entity. */
  async name(context: NamingContext, entity: Entity, pairs: readonly BothSides[]): Promise<Named[]> {
    const connectionId = context.opened.connection.id;
    const differing = pairs.flatMap((pair) => {
      const comparison = comparisonOf(pair);
      return comparison ? [{ pair, comparison }] : [];
    });
    if (differing.length === 0) return [];
    const localIds = differing.flatMap(({ pair }) => pair.localId ?? []);
    const waiting = await this.suspects.waiting(connectionId, entity, localIds);
    const neverSent = differing.flatMap(({ pair }) => (pair.link || pair.theirs ? [] : (pair.localId ?? [])));
    const young = await this.suspects.young(entity, neverSent);
    const conflicts = await this.suspects.inConflict(connectionId, entity, localIds);
    const twins = await this.twins(connectionId, entity, differing);
    const named: Named[] = [];
    for (const { pair, comparison } of differing) {
      const write = waiting.get(pair.localId ?? '');
      const cause = causeOf({
        amount: comparison.amount,
        isWaiting: write ? write.isOnItsWay : young.has(pair.localId ?? ''),
        hasConflict: conflicts.has(pair.localId ?? ''),
        agreed: pair.link && { version: pair.link.remoteVersion, updatedAt: pair.link.remoteUpdatedAt },
        there: pair.there,
        isDeletionTold: pair.theirs === undefined && (await isTold(context, pair)),
        lastSync: context.lastSync,
      });
      const finding = findingOf(pair, comparison, write, twins.get(pair.remoteId ?? ''));
      const currency = comparison.detail.rates ? homeOf(context.opened) : finding.currency;
      named.push({ pair, finding: { ...finding, cause, currency } });
    }
    return named;
  }

  private twins(
    connectionId: string,
    entity: Entity,
    differing: readonly { pair: BothSides }[],
  ): Promise<Map<string, string>> {
    const strangers = differing.flatMap(({ pair: { ours, theirs, remoteId } }) => {
      if (ours || !theirs || remoteId === null) return [];
      const { number, day, partyId, total } = theirs;
      return [{ remoteId, number, day, partyId, total: total.toString() }];
    });
    return this.suspects.twinsOf(connectionId, entity, strangers);
  }
}

export function sideOf(entity: Entity): LedgerSide {
  return PAYABLE.has(entity) ? 'payable' : 'receivable';
}

/** What the two sides do not agree on; undefined when they do, or when nobody has it. */
export function comparisonOf({ entity, link, ours, theirs, isLeftOut }: BothSides): Comparison | undefined {
  if (ours && theirs) return compareRecords(ours, theirs);
  if (isLeftOut) return undefined;
  const only = ours ?? theirs;
  // What one side took back and the other does not have is the same on both.
  if (!only || only.isVoid) return undefined;
  const worth = sizeOf(only.total);
  const kind = onlyOn(ours ? 'here' : 'there', entity, ours !== undefined && link !== undefined);
  return {
    kind,
    ours: ours ? worth : null,
    theirs: theirs ? worth : null,
    amount: worth,
    detail: {},
  };
}

function homeOf({ connection }: OpenConnection): string {
  return connection.currency ?? 'CAD';
}

async function isTold(context: NamingContext, { entity, link, remoteId }: BothSides): Promise<boolean> {
  if (!link || remoteId === null) return false;
  return link.deleted || context.isDeletionTold(entity, remoteId);
}

function findingOf(
  { entity, localId, remoteId, ours, theirs }: BothSides,
  comparison: Comparison,
  write: WaitingWrite | undefined,
  twin: string | undefined,
): Omit<Finding, 'cause'> {
  const facts = (ours ?? theirs) as BookedFacts;
  const note = write?.message ?? twin;
  const text = (amount: Money | null) => amount?.toFixed() ?? null;
  return {
    kind: twin === undefined ? comparison.kind : 'duplicate-there',
    ...{ side: sideOf(entity), entity, localId, remoteId },
    label: facts.number ?? theirs?.number ?? facts.day,
    partyId: facts.partyId,
    currency: facts.currency,
    ours: text(comparison.ours),
    theirs: text(comparison.theirs),
    amount: comparison.amount.toFixed(),
    detail: { ...comparison.detail, ...(note ? { note } : {}) },
  };
}
