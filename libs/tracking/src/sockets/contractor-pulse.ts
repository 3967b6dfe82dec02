import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import { requireContractor } from '#identity';
import { Log, runAsTenant, systemActor } from '#platform';
import { PresenceDesk } from '../commands/presence-desk.js';
import { StatesRepository } from '../states.repository.js';
import { byOrganization } from './by-organization.js';

/** Three beats before somebody counts as out of reach. */
const BEAT_MS = 60_000;

/** Notes once a minute, in one statement for each organization, which contractors are connected to this node. */
@Injectable()
export class ContractorPulse implements OnModuleDestroy {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly states: StatesRepository,
    private readonly presence: PresenceDesk,
    private readonly log: Log,
  ) {}

  feel(namespace: Namespace): void {
    this.timer = setInterval(() => void this.beat(namespace), BEAT_MS);
    this.timer.unref();
  }

  heard(contractorId: string): Promise<void> {
    return this.presence.heard(contractorId);
  }

  async beat(namespace: Namespace): Promise<void> {
    for (const [organizationId, callers] of byOrganization(namespace)) {
      try {
        await runAsTenant(organizationId, systemActor('tracking'), async () => {
          for (const contractorId of await this.states.touch(callers.map(requireContractor)))
            await this.presence.heard(contractorId);
        });
      } catch (error) {
        this.log.warn('connected contractors could not be noted', { organizationId, error });
      }
    }
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}
