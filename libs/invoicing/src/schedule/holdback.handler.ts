import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '#platform';
import { ReleaseDueHoldbacks } from '../commands/release-due-holdbacks.command.js';

export const HOLDBACKS_DUE = 'invoicing.holdbacks-due';

@Injectable()
@HandlesJob(HOLDBACKS_DUE, { queue: { policy: 'stately' } })
export class HoldbackHandler implements JobHandler<object> {
  constructor(private readonly releasing: ReleaseDueHoldbacks) {}

  async handle(): Promise<void> {
    await this.releasing.run();
  }
}
