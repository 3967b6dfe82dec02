import { Injectable } from '@nestjs/common';
import type { Rollback } from './rollback.types.js';
import { RollbackDesk } from './rollback-desk.js';

/** A rollback of which nothing more was done for minutes; `isHopeless`: for an hour. */
interface StalledRollback {
  rollbackId: string;
  isHopeless: boolean;
}

const GIVEN_UP: Rollback['error'] = {
  message:
    'It was tried for an hour and came no further, so it was given up. What was done until then stays.',
  fix: 'Ask for the same once more: what was undone already is left as it is.',
};

/** Takes rollbacks up again whose job was given up, or whose worker died before it said what became of them. */
@Injectable()
export class RollbackWaker {
  constructor(private readonly desk: RollbackDesk) {}

  async wake({ rollbackId, isHopeless }: StalledRollback): Promise<void> {
    const { rollbacks, unitOfWork, rest } = this.desk;
    const rollback = await this.desk.get(rollbackId);
    const { planned = 0 } = await rollbacks.outcome(rollbackId);
    // What it had sent says by itself how far it is.
    if (planned === 0) return this.desk.finish(rollback);
    await unitOfWork.run(async () => {
      if (isHopeless && (await rest.hold(rollback.connectionId))) {
        if (await rollbacks.move(rollbackId, 'fail', { error: GIVEN_UP }))
          await this.desk.record(rollbackId, 'given_up', { planned });
        return;
      }
      await rollbacks.touch(rollbackId);
      await this.desk.enqueue(rollback);
    });
  }
}
