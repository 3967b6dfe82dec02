import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { type Clock, localDateOf } from '#kernel';
import { CLOCK } from '#platform';
import { InvoiceComposer, type InvoiceInput } from './invoice-composer.js';
import { IssueCredit } from './issue-credit.command.js';

export interface EnteredCredit
  extends Pick<
    InvoiceInput,
    'direction' | 'customerId' | 'contractorId' | 'currency' | 'exchangeRate' | 'lines'
  > {
  reason: string;
  number?: string;
  creditDate?: string;
}

/** A credit of its own, for goodwill or what no invoice of ours knows. It stays open until it is used. */
@Injectable()
export class EnterCredit {
  constructor(
    private readonly composer: InvoiceComposer,
    private readonly issuing: IssueCredit,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the id. */
  async run({ reason, number, creditDate, ...input }: EnteredCredit): Promise<string> {
    const { timezone } = await this.identity.organizationSettings();
    const day = creditDate ?? localDateOf(this.clock.now(), timezone);
    const composed = await this.composer.compose({ ...input, invoiceDate: day, dueDate: null });
    return this.issuing.run({ composed, direction: input.direction, reason, number, creditDate: day });
  }
}
