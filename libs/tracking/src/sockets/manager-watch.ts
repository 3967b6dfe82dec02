import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Namespace } from 'socket.io';
import { holds } from '#identity';
import { Log, runAsTenant, systemActor } from '#platform';
import { FAMILIES } from '../domain/live-families.js';
import { ViewsRepository } from '../views.repository.js';
import { byOrganization } from './by-organization.js';

const EVERY_MS = 60_000;

/** Writes down who has the map before her, so that the people on it can be told: once a minute, whom she could see. */
@Injectable()
export class ManagerWatch implements OnModuleDestroy {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly views: ViewsRepository,
    private readonly log: Log,
  ) {}

  follow(namespace: Namespace): void {
    this.timer = setInterval(() => void this.note(namespace), EVERY_MS);
    this.timer.unref();
  }

  async note(namespace: Namespace): Promise<void> {
    for (const [organizationId, callers] of byOrganization(namespace)) {
      const viewers = callers.filter(({ role }) => role !== 'api-key' && holds(role, FAMILIES.contractors));
      if (viewers.length === 0) continue;
      try {
        await runAsTenant(organizationId, systemActor('tracking'), () =>
          this.views.watched(viewers, EVERY_MS),
        );
      } catch (error) {
        this.log.warn('who looked could not be noted', { organizationId, error });
      }
    }
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }
}
