import { Injectable } from '@nestjs/common';
import { Database, type Prisma } from '#platform';
import type { Address } from './domain/address.js';
import type { CustomerView } from './domain/customer.js';

@Injectable()
export class CustomersRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<CustomerView | undefined> {
    const row = await this.database.prisma.customer.findFirst({ where: { id } });
    return row ? toView(row) : undefined;
  }
}

function toView(row: Prisma.CustomerGetPayload<object>): CustomerView {
  const { organizationId: _tenant, createdAt, updatedAt, ...fields } = row;
  return {
    ...fields,
    billingAddress: fields.billingAddress as Address | null,
    shippingAddress: fields.shippingAddress as Address | null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
