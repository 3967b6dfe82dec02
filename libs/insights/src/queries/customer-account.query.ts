import { Inject, Injectable } from '@nestjs/common';
import { IdentityFacade } from '#identity';
import { type Clock, DomainError, isId, localDateOf } from '#kernel';
import { PartiesFacade } from '#parties';
import { CLOCK, decodeCursor, type Page, type PageQuery, toPage } from '#platform';
import {
  type ActivityRow,
  CustomerAccountsRepository,
  type CustomerFinancials,
} from '../customer-accounts.repository.js';

@Injectable()
export class CustomerAccountQuery {
  constructor(
    private readonly accounts: CustomerAccountsRepository,
    private readonly parties: PartiesFacade,
    private readonly identity: IdentityFacade,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async financials(customerId: string): Promise<CustomerFinancials[]> {
    await this.require(customerId);
    const { timezone } = await this.identity.organizationSettings();
    return this.accounts.financials(customerId, localDateOf(this.clock.now(), timezone));
  }

  async activity(customerId: string, { cursor, limit }: PageQuery): Promise<Page<ActivityRow>> {
    await this.require(customerId);
    const after = cursor ? keyOf(cursor) : [];
    const rows = await this.accounts.activity(customerId, limit + 1, after);
    return toPage(
      rows,
      limit,
      (row) => [row.position, row.id],
      ({ position: _key, ...row }) => row,
    );
  }

  private async require(customerId: string): Promise<void> {
    if (isId(customerId) && (await this.parties.customer(customerId))) return;
    throw DomainError.notFound('PARTIES.NOT_FOUND', 'There is no customer with this id.');
  }
}

function keyOf(cursor: string): (string | number)[] {
  const key = decodeCursor(cursor, 'text', 'id');
  if (!Number.isNaN(Date.parse(String(key[0])))) return key;
  throw new DomainError('HTTP.BAD_CURSOR', 'This page address is not valid any more.', {
    field: 'cursor',
    fix: 'Start again from the first page.',
  });
}
