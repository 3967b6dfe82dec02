import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type LocalDate, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import { PartyListRepository } from '../party-list.repository.js';

/** The calendar day it is for the organization in scope. */
@Injectable()
export class TodayQuery {
  constructor(
    private readonly parties: PartyListRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<LocalDate> {
    return localDateOf(this.clock.now(), await this.parties.homeZone());
  }
}
