import { Injectable } from '@nestjs/common';
import { CatalogStores } from '../catalog.stores.js';
import { itemNameTaken, unknownReference } from '../domain/catalog.errors.js';
import type { ItemFields } from '../domain/item.js';
import { ItemsRepository } from '../items.repository.js';

const ACCOUNTS = ['incomeAccountId', 'expenseAccountId', 'assetAccountId'] as const;

/** What must be true of an item before it is written. Needs an open unit of work. */
@Injectable()
export class ItemChecks {
  constructor(
    private readonly items: ItemsRepository,
    private readonly stores: CatalogStores,
  ) {}

  async check(id: string, fields: ItemFields): Promise<void> {
    if (fields.salesTaxCodeId !== null) {
      const codes = await this.stores.taxCodes.readRecords([fields.salesTaxCodeId]);
      if (codes.size === 0) throw unknownReference('salesTaxCodeId', 'tax code');
    }
    const named = ACCOUNTS.filter((field) => fields[field] !== null);
    const accounts = await this.stores.accounts.readRecords(named.map((field) => fields[field] ?? ''));
    const missing = named.find((field) => !accounts.has(fields[field]?.toLowerCase() ?? ''));
    if (missing) throw unknownReference(missing, 'account');
    if (!fields.active) return;
    const holder = await this.items.nameHolder(fields.name, id);
    if (holder !== undefined) throw itemNameTaken(fields.name, holder);
  }
}
