import type { RemoteChange } from '../ports/accounting-connector.js';
import type { Entity } from '../ports/canonical-documents.js';
import { isSelfReferential, type PreparedPage, touches } from './page-preparation.js';

/** More would not help: the server takes one page in while it waits for the next of another. */
const SIDE_BY_SIDE = 2;

interface PageInHand {
  page: PreparedPage;
  /** Settles when the page is committed, or not. */
  done: Promise<unknown>;
}

/**
 * The pages of a pull that are being written, in their order. Pages of records that are all new here are written side by
 * side, since no row of one is in the way of the other; a page that changes what is here is written alone.
 */
export class PagesInHand {
  private inHand: PageInHand[] = [];

  get pages(): PreparedPage[] {
    return this.inHand.map(({ page }) => page);
  }

  /** What a page of the entity names has been written before it is looked up, and so have links of what it has news of. */
  async readyFor(entity: Entity, changes: readonly RemoteChange[]): Promise<void> {
    if (this.pages.some((page) => page.binding.entity !== entity || touches(page, changes)))
      await this.settled();
  }

  /**
   * Begins to write a page when those before it allow it. `write` gets what the page's last step, which moves the cursor,
   * has to wait for: pages become visible in their order, and a crash takes back the last ones only.
   */
  async begin(page: PreparedPage, write: (turn: Promise<unknown>) => Promise<unknown>): Promise<void> {
    const most = this.pages.every(isAllNew) && isAllNew(page) ? SIDE_BY_SIDE : 1;
    while (this.inHand.length >= most) await this.oldest();
    const done = write(this.inHand.at(-1)?.done ?? Promise.resolve());
    // Whoever waits for it hears of a failure; nobody may, once the page before it has failed.
    done.catch(() => undefined);
    this.inHand.push({ page, done });
  }

  /** Throws the first failure, when no page is being written any more. */
  async settled(): Promise<void> {
    const { inHand } = this;
    this.inHand = [];
    const outcomes = await Promise.allSettled(inHand.map(({ done }) => done));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }

  private async oldest(): Promise<void> {
    await this.inHand[0]?.done;
    this.inHand.shift();
  }
}

/** Children of one page may hang on parents of another, who have to be there; and what is gone there changes what is here. */
function isAllNew({ records, gone, binding }: PreparedPage): boolean {
  return records !== undefined && gone.length === 0 && !isSelfReferential(binding);
}
