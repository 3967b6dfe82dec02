import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { type Clock, localDateOf } from '#kernel';
import { CLOCK, type Page } from '#platform';
import { type DepositFilter, DepositsRepository } from '../deposits.repository.js';
import type { DepositView } from '../domain/deposit.js';
import type { HoldbackView } from '../domain/held-back.js';
import { inCents } from '../domain/in-cents.js';
import { type HoldbackFilter, HoldbacksRepository } from '../holdbacks.repository.js';

/** What is held back and what was asked for in advance, as a screen shows it. */
@Injectable()
export class ShowHoldbacks {
  constructor(
    private readonly holdbacks: HoldbacksRepository,
    private readonly depositRows: DepositsRepository,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async page(filter: HoldbackFilter & { limit: number; cursor?: string }): Promise<Page<HoldbackView>> {
    const { timezone } = await this.identity.organizationSettings();
    const page = await this.holdbacks.list(localDateOf(this.clock.now(), timezone), filter);
    return { ...page, items: page.items.map((one) => inCents(one, 'amount')) };
  }

  async deposits(filter: DepositFilter): Promise<Page<DepositView>> {
    const page = await this.depositRows.list(filter);
    return { ...page, items: page.items.map((one) => inCents(one, 'amount', 'appliedAmount')) };
  }
}
