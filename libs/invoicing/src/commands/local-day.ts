import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { type Clock, type LocalDate, localDateOf } from '#kernel';
import { CLOCK } from '#platform';

/** The calendar of the organization in scope. */
@Injectable()
export class LocalDay {
  constructor(
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async today(): Promise<LocalDate> {
    const { timezone } = await this.identity.organizationSettings();
    return localDateOf(this.clock.now(), timezone);
  }
}
