import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, Queue } from '#platform';

/** How often somebody whose turn is over looks again whether anybody waits. Milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/** The time for which a connection may keep a worker to itself, and after which it makes room for others that wait for one. */
export interface Turn {
  /** Whether the work was left for others. */
  readonly isOver: boolean;
  /** Asked between two steps of the work, each of which is kept for good. Once true it stays so. */
  mustGiveWay(): Promise<boolean>;
}

export const ENDLESS_TURN: Turn = { isOver: false, mustGiveWay: async () => false };

/** Without turns, as many large companies as there are workers would keep all the others waiting for as long as they have work. */
@Injectable()
export class Turns {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly queue: Queue,
  ) {}

  /** The turn of `connectionId`, whose jobs have that key, begins. */
  begin(queue: string, connectionId: string): Turn {
    let lookAt = Date.now() + this.config.syncTurnSeconds * 1_000;
    let isOver = false;
    return {
      get isOver() {
        return isOver;
      },
      mustGiveWay: async () => {
        if (isOver || Date.now() < lookAt) return isOver;
        isOver = await this.queue.isWaitedFor(queue, connectionId);
        lookAt = Date.now() + LOOK_AGAIN_MS;
        return isOver;
      },
    };
  }
}
