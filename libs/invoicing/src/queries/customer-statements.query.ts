import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { addDays, type Clock, DomainError, localDateOf, Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { CLOCK, sideBySide } from '#platform';
import { noSuchParty } from '../domain/invoicing-errors.js';
import {
  type Ageing,
  type OpenItem,
  openItems,
  type RunningEntry,
  runningBalance,
  type StatementKind,
} from '../domain/statement.js';
import { MOST_ENTRIES, StatementsRepository } from '../statements.repository.js';

export interface StatementRequest {
  kind?: StatementKind;
  /** Left out: 30 days before `to`. */
  from?: string;
  /** Left out: today. */
  to?: string;
  /** Left out: the customer's own. */
  currency?: string;
}

/** What a customer owes. Amounts are decimal text in `currency`. */
export interface CustomerStatement {
  kind: StatementKind;
  customerId: string;
  customerName: string;
  currency: string;
  from: string;
  to: string;
  openingBalance: string;
  closingBalance: string;
  /** For a balance forward: every document of the period. */
  entries: RunningEntry[];
  /** For open items: what is not settled today. */
  openItems: OpenItem[];
  ageing: Ageing;
  /** Held back by the customer and not billed yet, before tax: not part of the balance. */
  heldBack: string;
}

/** A customer's statement, by open items or as a balance carried forward. */
@Injectable()
export class CustomerStatements {
  constructor(
    private readonly parties: PartiesFacade,
    private readonly identity: IdentityFacade,
    private readonly rows: StatementsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `INVOICING.NO_SUCH_CUSTOMER`, `INVOICING.STATEMENT_PERIOD` and `INVOICING.STATEMENT_TOO_LONG`. */
  async of(customerId: string, request: StatementRequest = {}): Promise<CustomerStatement> {
    const customer = await this.parties.customer(customerId);
    if (!customer) throw noSuchParty('customer');
    const { timezone } = await this.identity.organizationSettings();
    const today = localDateOf(this.clock.now(), timezone);
    const { kind = 'open_item', to = today, currency = customer.currency } = request;
    const from = request.from ?? addDays(to, -30);
    if (from > to) throw backwards();
    const whose = { customerId, currency };
    const isForward = kind === 'balance_forward';
    const [before, after, entries, open, ageing, heldBack] = await sideBySide(
      () => this.rows.owedBefore(whose, from),
      () => this.rows.owedBefore(whose, addDays(to, 1)),
      async () => (isForward ? this.rows.entries(whose, from, to) : []),
      async () => (isForward ? [] : this.rows.open(whose)),
      () => this.rows.ageing(whose, today),
      () => this.rows.heldBack(whose),
    );
    if (Math.max(entries.length, open.length) > MOST_ENTRIES) throw tooLong(kind);
    const openingBalance = Money.of(before).toFixed();
    return {
      ...{ kind, customerId, customerName: customer.displayName, currency, from, to, openingBalance },
      closingBalance: Money.of(after).toFixed(),
      entries: runningBalance(openingBalance, entries),
      openItems: openItems(open, today),
      ...{ ageing, heldBack: Money.of(heldBack).toFixed() },
    };
  }
}

function tooLong(kind: StatementKind): DomainError {
  const isForward = kind === 'balance_forward';
  return new DomainError(
    'INVOICING.STATEMENT_TOO_LONG',
    isForward
      ? `There are more than ${MOST_ENTRIES} documents in this period.`
      : `More than ${MOST_ENTRIES} documents of this customer are open.`,
    {
      field: isForward ? 'from' : 'kind',
      fix: isForward
        ? 'Ask for a shorter period.'
        : 'Ask for a balance carried forward over a shorter period.',
    },
  );
}

function backwards(): DomainError {
  return new DomainError('INVOICING.STATEMENT_PERIOD', 'The statement would end before it begins.', {
    field: 'from',
    fix: 'Choose a first day that is not after the last.',
  });
}
