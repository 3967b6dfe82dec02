import { Injectable } from '@nestjs/common';
import { RunsRepository } from '../sync/runs.repository.js';
import { SlotsRepository } from './slots.repository.js';

/** Forgets slots that are over, and looks that found nothing. */
@Injectable()
export class RunHousekeeping {
  constructor(
    private readonly slots: SlotsRepository,
    private readonly runs: RunsRepository,
  ) {}

  async tidy(): Promise<void> {
    await this.slots.forgetOld();
    await this.runs.forgetIdle();
  }
}
