import { Injectable } from '@nestjs/common';
import { AlertsRepository } from './alerts.repository.js';
import { TallyRepository } from './tally.repository.js';

/** Forgets hours and alerts that nobody asks for any more. */
@Injectable()
export class HealthHousekeeping {
  constructor(
    private readonly tally: TallyRepository,
    private readonly alerts: AlertsRepository,
  ) {}

  async tidy(): Promise<void> {
    await this.tally.forgetOld();
    await this.alerts.forgetOld();
  }
}
