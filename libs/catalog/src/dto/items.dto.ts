import { PartialType } from '@nestjs/swagger';
import { Flag, FlagInQuery, Id, Instant, ListOf, OneOf, PageQuery, Quantity, Text, Whole } from '#platform';
import { ITEM_TYPES, type ItemType } from '../domain/item.js';

export class ItemsQuery extends PageQuery {
  @Text({ optional: true, max: 100, description: 'Part of the name or SKU.' })
  q?: string;

  @FlagInQuery({ optional: true })
  active?: boolean;

  @OneOf(ITEM_TYPES, { optional: true })
  type?: ItemType;
}

export class CreateItemBody {
  @Text({ max: 100, description: 'Unique among active items.' })
  name!: string;

  @Text({ optional: true, nullable: true, max: 100 })
  sku?: string | null;

  @OneOf(ITEM_TYPES, { optional: true, description: 'service unless given.' })
  type?: ItemType;

  @Text({ optional: true, nullable: true, max: 4000 })
  description?: string | null;

  @Quantity({ optional: true, nullable: true, description: 'What one unit sells for, before tax.' })
  unitPrice?: string | null;

  @Quantity({ optional: true, nullable: true, description: 'What one unit costs, before tax.' })
  purchaseCost?: string | null;

  @Flag({ optional: true })
  taxable?: boolean;

  @Id({ optional: true, nullable: true })
  salesTaxCodeId?: string | null;

  @Id({ optional: true, nullable: true })
  incomeAccountId?: string | null;

  @Id({ optional: true, nullable: true })
  expenseAccountId?: string | null;

  @Id({ optional: true, nullable: true })
  assetAccountId?: string | null;
}

export class ChangeItemBody extends PartialType(CreateItemBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Flag({ optional: true })
  active?: boolean;
}

/** A line of the list: no more than a list shows. */
export class ItemRow {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  sku!: string | null;

  @OneOf(ITEM_TYPES)
  type!: ItemType;

  @Quantity({ nullable: true })
  unitPrice!: string | null;

  @Flag()
  taxable!: boolean;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;
}

export class ItemPage {
  @ListOf(() => ItemRow)
  items!: ItemRow[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class ItemAnswer extends ItemRow {
  @Text({ nullable: true, max: 4000 })
  description!: string | null;

  @Quantity({ nullable: true })
  purchaseCost!: string | null;

  @Quantity({ nullable: true, description: 'As the accounting system counts it; inventory only.' })
  quantityOnHand!: string | null;

  @Id({ nullable: true })
  salesTaxCodeId!: string | null;

  @Id({ nullable: true })
  incomeAccountId!: string | null;

  @Id({ nullable: true })
  expenseAccountId!: string | null;

  @Id({ nullable: true })
  assetAccountId!: string | null;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}
