import { Injectable } from '@nestjs/common';
import { LedgerComparison } from './ledger-comparison.js';
import { Listing } from './listing.js';
import { RecordComparison } from './record-comparison.js';
import { StockComparison } from './stock-comparison.js';

/** Everything that is compared: what is owed, records, whole lists, and what is on hand. */
@Injectable()
export class Comparisons {
  constructor(
    readonly ledgers: LedgerComparison,
    readonly records: RecordComparison,
    readonly listing: Listing,
    readonly stock: StockComparison,
  ) {}
}
