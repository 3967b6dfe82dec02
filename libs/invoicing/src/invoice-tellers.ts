import { Injectable } from '@nestjs/common';
import { type Caller, mayDo, type Permission } from '#identity';
import type { HistoryEntry, InvoiceStory } from './domain/history.js';

/** What a module knows of an invoice's life. */
export interface InvoiceTeller {
  /** Who does not hold it is told nothing of this. */
  readonly needs: Permission;
  /** Everything, in any order, with a constant number of statements. */
  tell(story: InvoiceStory): Promise<HistoryEntry[]>;
}

/** Where the modules that know something of invoices say so: also those above, which this one does not know. */
@Injectable()
export class InvoiceTellers {
  private readonly tellers: InvoiceTeller[] = [];

  /** Called at boot, once for each. */
  add(teller: InvoiceTeller): void {
    this.tellers.push(teller);
  }

  async tell(story: InvoiceStory, caller: Caller): Promise<HistoryEntry[]> {
    const told: HistoryEntry[] = [];
    for (const teller of this.tellers)
      if (mayDo(caller, teller.needs)) told.push(...(await teller.tell(story)));
    return told;
  }
}
