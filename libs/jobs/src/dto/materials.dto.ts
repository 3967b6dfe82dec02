import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { Money } from '#kernel';
import { Amount, Id, Instant, ListOf, OneOf, PageQuery, Quantity, Text, Whole } from '#platform';
import { MOVEMENT_KINDS, type MovementKind } from '../domain/stock-movement.js';
import type { NamedMaterial } from '../queries/stock.query.js';

@ValidatorConstraint({ name: 'moreThanZero' })
class MoreThanZero implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && /[1-9]/.test(value);
  }

  defaultMessage(): string {
    return '$property must be more than zero';
  }
}

export class MoveMaterialBody {
  @Id()
  itemId!: string;

  @Quantity()
  @Validate(MoreThanZero)
  quantity!: string;

  @Text({ optional: true, nullable: true, max: 1000 })
  reason?: string | null;
}

export class ConsumeMaterialBody extends MoveMaterialBody {
  @Quantity({
    optional: true,
    description: "What one unit cost, before tax; the item's purchase cost unless given.",
  })
  unitCost?: string;
}

export class MaterialAnswer {
  @Id()
  itemId!: string;

  @Text({ nullable: true })
  itemName!: string | null;

  @Quantity()
  quantityReserved!: string;

  @Quantity()
  quantityConsumed!: string;

  @Amount({ description: 'What the used quantity cost, before tax.' })
  cost!: string;
}

export class MaterialList {
  @ListOf(() => MaterialAnswer)
  items!: MaterialAnswer[];
}

export class StockLevelsQuery extends PageQuery {}

export class MovementsQuery extends PageQuery {
  @Id({ optional: true })
  itemId?: string;

  @Id({ optional: true })
  jobId?: string;
}

export class StockAnswer {
  @Id()
  itemId!: string;

  @Quantity({ description: 'What the accounting system said last.' })
  quantityOnHand!: string;

  @Quantity()
  quantityReserved!: string;

  @Quantity({ description: 'Used by jobs and not yet taken off in the books.' })
  quantityUnbooked!: string;

  @Quantity({
    description: 'What can still be reserved; negative when the books were corrected downwards since.',
  })
  quantityAvailable!: string;
}

export class StockPage {
  @ListOf(() => StockAnswer)
  items!: StockAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class MovementAnswer {
  @Id()
  id!: string;

  @Id()
  itemId!: string;

  @Id()
  jobId!: string;

  @OneOf(MOVEMENT_KINDS)
  kind!: MovementKind;

  @Quantity()
  quantity!: string;

  @Quantity({ nullable: true })
  unitCost!: string | null;

  @Text({ nullable: true, max: 1000 })
  reason!: string | null;

  @Text({ nullable: true })
  actorName!: string | null;

  @Instant()
  at!: string;

  @Instant({ nullable: true, description: 'When the books were told; null while they were not.' })
  bookedAt!: string | null;
}

export class MovementPage {
  @ListOf(() => MovementAnswer)
  items!: MovementAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class BookStockBody {
  @Id()
  itemId!: string;

  @Instant({ description: 'What was used until this instant is in the books.' })
  until!: string;
}

export class BookedAnswer {
  @Whole({ description: 'Lines of the ledger that the books know from now on.' })
  lines!: number;
}

export function toMaterials(materials: readonly NamedMaterial[]): MaterialList {
  return { items: materials.map((one) => ({ ...one, cost: Money.of(one.cost).toFixed() })) };
}
