import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { Cursor } from '../ports/accounting-connector.js';
import type { BalanceReader, LedgerSide } from '../ports/balance-reader.js';
import type { Entity } from '../ports/canonical-documents.js';
import { Comparisons } from './comparisons.js';
import { doubledFindings } from './doubled-findings.js';
import { FoundDifferences } from './found-differences.js';
import { OurBooksRepository } from './our-books.repository.js';
import type { ControlTotal, EntityCount, Finding } from './reconciliation.types.js';
import { type Comparing, comparingOf, documentsOf } from './record-comparison.js';
import { SuspectList } from './suspect-list.js';
import { type Suspect, SuspectsRepository } from './suspects.repository.js';
import { type EarlierGap, type LedgerGap, unconfirmedGaps } from './unconfirmed-gaps.js';

const LISTS: readonly Entity[] = ['customer', 'vendor'];
const SIDES: readonly LedgerSide[] = ['receivable', 'payable'];

export interface TieOutRequest {
  opened: OpenConnection;
  balances: BalanceReader;
  /** The moment that the figures are of. */
  asOf: Date;
  /** What changed there from then on is read, whether the change feed told of it or not. */
  since: Date;
  lastSync: Date | null;
  /** Reads everything there, whether the counts agree or not. */
  isThorough: boolean;
  /** How many there were the last time. */
  counts: Partial<Record<Entity, EntityCount>>;
  /** What differed the last time is looked at again. */
  earlier: readonly (Suspect & EarlierGap)[];
}

export interface TieOutResult {
  totals: Partial<Record<LedgerSide, ControlTotal>>;
  counts: Partial<Record<Entity, EntityCount>>;
  findings: Finding[];
  /** There were too many to look at each. */
  isCut: boolean;
}

/**
 * Ties our books out against the accounting system's own reports, from the control total down: only where a figure differs
 * is a record read, and what is told of it is what both sides say at that moment.
 */
@Injectable()
export class TieOut {
  constructor(
    private readonly books: OurBooksRepository,
    private readonly suspects: SuspectsRepository,
    private readonly compare: Comparisons,
  ) {}

  async of(request: TieOutRequest): Promise<TieOutResult> {
    const { opened } = request;
    const found = new FoundDifferences();
    const comparing = comparingOf(request, found);
    const list = new SuspectList();
    const ledgers = await this.ledgers(request, list);
    await this.readChanges(request, comparing);
    list.add(await this.suspects.changedSinceAgreed(opened.connection.id));
    const isFirst = await this.books.isFirst(opened.connection.id);
    list.add(await this.suspects.withoutCounterpart(opened.connection.id, isFirst));
    list.add(request.earlier);
    await this.look(comparing, list);
    const counts = await this.counts(request, (entity, entities) =>
      this.compare.listing.compare({ ...comparing, entity, entities }),
    );
    const settlements = await this.lookForSettlements(comparing);
    const doubled = await this.doubled(request, found);
    const stock = await this.compare.stock.of(opened, request.asOf, request.lastSync);
    return {
      totals: ledgers.totals,
      counts: { ...counts, ...(stock.count && { item: stock.count }) },
      findings: [
        ...found.explained(),
        ...unconfirmedGaps(ledgers.gaps, found, request.earlier),
        ...ledgers.parties,
        ...doubled,
        ...stock.findings,
      ],
      isCut: list.isCut || settlements.isCut,
    };
  }

  /** Control totals, what each customer and vendor owes or is owed, and what is open of each document. */
  private async ledgers(
    { opened, balances, asOf }: TieOutRequest,
    list: SuspectList,
  ): Promise<{ totals: TieOutResult['totals']; parties: Finding[]; gaps: LedgerGap[] }> {
    const totals: TieOutResult['totals'] = {};
    const parties: Finding[] = [];
    const gaps: LedgerGap[] = [];
    const currency = opened.connection.currency ?? 'CAD';
    for (const side of SIDES) {
      const compared = await this.compare.ledgers.of(opened, balances, side, asOf);
      list.add(compared.documents);
      totals[side] = compared.total;
      parties.push(...compared.parties);
      gaps.push(...compared.documents.map((gap) => ({ ...gap, side, currency })));
    }
    return { totals, parties, gaps };
  }

  /** What was changed there since the last reconciliation, by the time of its change: the change feed is not asked. */
  private async readChanges({ since }: TieOutRequest, comparing: Comparing): Promise<void> {
    const { opened, balances } = comparing;
    for (const entity of documentsOf(opened)) {
      let cursor: Cursor | null = balances.pullCursor(since);
      while (cursor !== null) {
        const page = await opened.connector.pull(opened.context, entity, cursor);
        await this.compare.records.told(comparing, page.changes);
        cursor = page.next;
      }
    }
  }

  private async look(comparing: Comparing, list: SuspectList): Promise<void> {
    for (const [entity, suspects] of list) await this.compare.records.suspected(comparing, entity, suspects);
  }

  /** An invoice of which only the balance differs: what we think was paid on it may not be there any more. */
  private async lookForSettlements(comparing: Comparing): Promise<SuspectList> {
    const ids = comparing.found.unexplainedBalances();
    const list = new SuspectList();
    if (ids.length > 0) list.add(await this.suspects.settlementsOn(comparing.opened.connection.id, ids));
    await this.look(comparing, list);
    return list;
  }

  /** Of what came in since the last time, and of what was doubled then. What differs as well is told of as that. */
  private async doubled(
    { opened, since, isThorough, earlier }: TieOutRequest,
    found: FoundDifferences,
  ): Promise<Finding[]> {
    const { id, system } = opened.connection;
    const rows = await this.books.doubled(id, system, {
      since: isThorough ? new Date(0) : since,
      ids: earlier.flatMap(({ localId }) => localId ?? []),
    });
    return doubledFindings(rows.filter((row) => !found.has(row)));
  }

  /** How many there are on both sides; where that does not add up, `list` reads all of them. */
  private async counts(
    { opened, balances, isThorough, counts: before }: TieOutRequest,
    list: (entity: Entity, entities: readonly Entity[]) => Promise<number>,
  ): Promise<TieOutResult['counts']> {
    const counts: TieOutResult['counts'] = {};
    for (const entity of [...LISTS, ...documentsOf(opened)]) {
      const told = await balances.count(opened.context, entity);
      if (!told) continue;
      const ours = await this.books.count(opened.connection.id, told.entities);
      const theirs = told.count;
      const last = before[entity] ?? { ours: 0, theirs: 0, leftOut: 0 };
      // What was found the last time and still stands is looked at by itself.
      const isNews = theirs - ours !== last.theirs - last.ours;
      // Of customers and vendors only the number is told: what they owe is compared by itself.
      const isListed = !LISTS.includes(entity) && (isThorough || isNews);
      counts[entity] = { ours, theirs, leftOut: isListed ? await list(entity, told.entities) : last.leftOut };
    }
    return counts;
  }
}
