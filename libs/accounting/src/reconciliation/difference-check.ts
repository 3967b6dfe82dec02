import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform';
import type { OpenConnection } from '../connections/connection-contexts.js';
import type { BalanceReader, LedgerSide } from '../ports/balance-reader.js';
import { ConnectorError } from '../ports/connector-error.js';
import { LinksRepository } from '../sync/links.repository.js';
import { Comparisons } from './comparisons.js';
import { doubledFindings } from './doubled-findings.js';
import { FoundDifferences } from './found-differences.js';
import { OurBooksRepository } from './our-books.repository.js';
import type { Difference, Finding } from './reconciliation.types.js';
import { comparingOf } from './record-comparison.js';
import { unconfirmedGaps } from './unconfirmed-gaps.js';

/** Looks at one difference again, on both sides as they are now. */
@Injectable()
export class DifferenceCheck {
  constructor(
    private readonly compare: Comparisons,
    private readonly books: OurBooksRepository,
    private readonly links: LinksRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What still differs; undefined when both sides agree. Throws `ConnectorError`. */
  async of(opened: OpenConnection, difference: Difference): Promise<Finding | undefined> {
    const { balances } = opened.connector;
    if (!balances)
      throw new ConnectorError('validation', 'This accounting system cannot be asked for balances.');
    const lastSync = (await this.books.lastSync(opened.connection.id))?.startedAt ?? null;
    const { side } = difference;
    if (side === 'stock') {
      const { findings } = await this.compare.stock.of(opened, this.clock.now(), lastSync);
      return findings.find(({ localId }) => localId === difference.localId);
    }
    if (difference.kind === 'party-balance-differs') {
      const { parties } = await this.compare.ledgers.of(opened, balances, side, this.clock.now());
      return parties.find(
        ({ localId, remoteId }) => localId === difference.localId && remoteId === difference.remoteId,
      );
    }
    const found = new FoundDifferences();
    const { entity, localId } = difference;
    const remoteId = await this.remoteIdOf(difference);
    await this.compare.records.suspected(comparingOf({ opened, balances, lastSync }, found), entity, [
      { entity, localId, remoteId },
    ]);
    return (
      found.explained()[0] ??
      (await this.stillDoubled(opened, difference)) ??
      (await this.stillInReport(opened, balances, { ...difference, side }, found))
    );
  }

  /** Both books may agree on a second entry. */
  private async stillDoubled(
    { connection }: OpenConnection,
    { kind, entity, remoteId }: Difference,
  ): Promise<Finding | undefined> {
    if (kind !== 'duplicate-there' || remoteId === null) return undefined;
    // It may have come in since it was found.
    const localId = (await this.links.byRemoteIds(connection.id, entity, [remoteId])).get(remoteId)?.localId;
    if (localId === undefined) return undefined;
    const asked = { since: null, ids: [localId] };
    return doubledFindings(await this.books.doubled(connection.id, connection.system, asked))[0];
  }

  /** Both records may agree and the books' own report not. */
  private async stillInReport(
    opened: OpenConnection,
    balances: BalanceReader,
    difference: Difference & { side: LedgerSide },
    found: FoundDifferences,
  ): Promise<Finding | undefined> {
    const { kind, cause, side, entity, localId, remoteId } = difference;
    if (kind !== 'balance-differs' || !(cause === 'timing' || cause === 'unexplained')) return undefined;
    const { documents } = await this.compare.ledgers.of(opened, balances, side, this.clock.now());
    const currency = opened.connection.currency ?? 'CAD';
    const gaps = documents
      .filter((gap) => gap.entity === entity && gap.localId === localId && gap.remoteId === remoteId)
      .map((gap) => ({ ...gap, side, currency }));
    return unconfirmedGaps(gaps, found, [difference])[0];
  }

  /** A record that was made anew there has another number than it had. */
  private async remoteIdOf({ connectionId, entity, localId, remoteId }: Difference): Promise<string | null> {
    if (localId === null) return remoteId;
    return (await this.links.byLocalId(connectionId, entity, localId))?.remoteId ?? remoteId;
  }
}
