import { Injectable } from '@nestjs/common';
import { UnitOfWork, WaitingJobs } from '#platform';
import { DELIVER, LATE, lanesOf, OutsideDeliveries } from '../commands/outside-deliveries.js';
import { WebhookEndpointsRepository } from '../webhook-endpoints.repository.js';

/** What waits for an endpoint that rests waits as a whole: looked at one by one, it would hold up what others wait for. */
@Injectable()
export class EndpointRests {
  constructor(
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly outside: OutsideDeliveries,
    private readonly waiting: WaitingJobs,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Whether the delivery's endpoint rests; then its job `jobId` and all that are due with it are put off.
   * When the rest is over one delivery finds out whether messages arrive again, and the others go on waiting meanwhile.
   */
  async putsOff(deliveryId: string, jobId: string): Promise<boolean> {
    if (!(await this.endpoints.turnOf(deliveryId))) return false;
    return this.unitOfWork.run(async () => {
      // Now it is held: whoever ends the rest brings forward what is put off here.
      const turn = await this.endpoints.turnOf(deliveryId);
      if (!turn) return false;
      const { targetId, seconds } = turn;
      const nextId = await this.outside.again(deliveryId, targetId);
      if (nextId === null) throw new Error('A delivery that is to wait has no job.');
      await this.waiting.putOff(DELIVER, lanesOf(targetId), {
        ...{ seconds, priority: LATE },
        instead: { jobId: nextId, of: jobId },
      });
      return true;
    });
  }

  /** Joins the unit of work that ends the rest. */
  end(endpointId: string): Promise<void> {
    return this.waiting.bringForward(DELIVER, lanesOf(endpointId));
  }
}
