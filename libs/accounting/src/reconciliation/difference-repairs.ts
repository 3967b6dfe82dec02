import { Injectable } from '@nestjs/common';
import type { OpenConnection } from '../connections/connection-contexts.js';
import { RecordRefresh } from '../sync/record-refresh.js';
import { DifferenceCheck } from './difference-check.js';
import { sentenceOf } from './difference-words.js';
import { DifferencesRepository } from './differences.repository.js';
import type { Difference } from './reconciliation.types.js';
import { isStillTheSame } from './same-difference.js';
import { SendOurs } from './send-ours.js';
import { TakeTheirs } from './take-theirs.js';

/** What repairs do, with the machinery that syncs. */
@Injectable()
export class DifferenceRepairs {
  constructor(
    private readonly differences: DifferencesRepository,
    private readonly looking: DifferenceCheck,
    private readonly taking: TakeTheirs,
    private readonly sending: SendOurs,
    private readonly refresh: RecordRefresh,
  ) {}

  /** `alongside` is written down together with what it does here. */
  async takeTheirs(
    opened: OpenConnection,
    { entity, remoteId }: Difference,
    alongside: () => Promise<void>,
  ): Promise<void> {
    if (remoteId !== null) await this.taking.apply(opened, entity, remoteId, alongside);
  }

  /** A record that was deleted there is made anew, not changed: its link has to know. */
  async noteGone(opened: OpenConnection, { entity, localId, theirs }: Difference): Promise<void> {
    if (theirs === null && localId !== null) await this.refresh.noteGone(opened, entity, localId);
  }

  /** In the open unit of work. */
  line(opened: OpenConnection, difference: Difference): Promise<void> {
    return this.sending.line(opened, difference);
  }

  /** Looks at it again and writes down what it is by now. */
  async check(opened: OpenConnection, id: string, decidedBy: string | null): Promise<void> {
    const difference = await this.differences.find(id);
    if (!difference || difference.status === 'settled') return;
    const found = await this.looking.of(opened, difference);
    if (!found) {
      await this.differences.move(id, 'settle', { decidedBy, lastCheck: null });
      return;
    }
    const lastCheck = sentenceOf(found);
    const isExplained = difference.status === 'explained' && isStillTheSame(difference, found);
    if (difference.status !== 'open' && !isExplained)
      await this.differences.move(id, 'reopen', { lastCheck });
    await this.differences.noteCheck(id, lastCheck, found);
  }
}
