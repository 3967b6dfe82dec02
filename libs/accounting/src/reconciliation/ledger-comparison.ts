import { Injectable } from '@nestjs/common';
import { addDays } from '#kernel';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { BalanceReader, LedgerSide } from '../ports/balance-reader.js';
import { type OpenGap, OurBooksRepository } from './our-books.repository.js';
import { partyFindings } from './party-findings.js';
import type { ControlTotal, Finding } from './reconciliation.types.js';

/** Documents that are dated up to so many days ahead are compared too. */
const DAYS_AHEAD = 366;

export interface ComparedLedger {
  total: ControlTotal;
  /** Documents of which not the same is open on both sides. */
  documents: OpenGap[];
  /** Customers or vendors whose balance differs by more than that. */
  parties: Finding[];
}

/** Compares one side of the books from the top: the control total, who owes it, and what it is made of. Two calls. */
@Injectable()
export class LedgerComparison {
  constructor(private readonly books: OurBooksRepository) {}

  async of(
    { connection, context }: OpenConnection,
    balances: BalanceReader,
    side: LedgerSide,
    asOf: Date,
  ): Promise<ComparedLedger> {
    const { id: connectionId } = connection;
    const lastDay = addDays(asOf.toISOString().slice(0, 10), DAYS_AHEAD);
    const isFirst = await this.books.isFirst(connectionId);
    const scope = { connectionId, side, lastDay, isFirst };
    const reported = await balances.balances(context, side, lastDay);
    const open = await balances.openDocuments(context, side, lastDay);
    const documents = await this.books.openGaps(scope, open);
    const parties = await this.books.partyGaps(scope, reported.parties);
    const currency = connection.currency ?? 'CAD';
    return {
      total: { ours: await this.books.total(scope), theirs: reported.total },
      documents,
      parties: partyFindings({ side, currency, parties, documents, open }),
    };
  }
}
