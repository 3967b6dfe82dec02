import { PartialType } from '@nestjs/swagger';
import { Flag, Id, Instant, ListOf, OneOf, Text, Whole } from '#platform';
import { TAXABILITIES, type Taxability } from '../domain/service-type.js';
import { UNIT_KINDS, type UnitKind } from '../domain/unit.js';

export class CreateUnitBody {
  @Text({ max: 20, example: 'h' })
  code!: string;

  @Text({ max: 100, example: 'hour' })
  name!: string;

  @Text({ optional: true, nullable: true, max: 100, example: 'heure' })
  nameFr?: string | null;

  @OneOf(UNIT_KINDS, { optional: true, description: 'count unless given.' })
  kind?: UnitKind;

  @Whole({ optional: true, max: 6, description: 'Decimals that a quantity may have; 2 unless given.' })
  decimals?: number;
}

export class ChangeUnitBody extends PartialType(CreateUnitBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Flag({ optional: true })
  active?: boolean;
}

export class UnitAnswer {
  @Id()
  id!: string;

  @Text()
  code!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  nameFr!: string | null;

  @OneOf(UNIT_KINDS)
  kind!: UnitKind;

  @Whole({ max: 6 })
  decimals!: number;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class UnitPage {
  @ListOf(() => UnitAnswer)
  items!: UnitAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}

export class CreateServiceTypeBody {
  @Text({ max: 40, example: 'PLUMB-ROUGH' })
  code!: string;

  @Text({ max: 100, example: 'Rough plumbing' })
  name!: string;

  @Text({ optional: true, nullable: true, max: 100 })
  nameFr?: string | null;

  @Text({ optional: true, nullable: true, max: 4000 })
  description?: string | null;

  @Id({ optional: true, nullable: true })
  unitId?: string | null;

  @Id({ optional: true, nullable: true, description: 'The item that this work is invoiced as.' })
  itemId?: string | null;

  @OneOf(TAXABILITIES, { optional: true, description: 'taxable unless given.' })
  taxability?: Taxability;
}

export class ChangeServiceTypeBody extends PartialType(CreateServiceTypeBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Flag({ optional: true })
  active?: boolean;
}

export class ServiceTypeAnswer {
  @Id()
  id!: string;

  @Text()
  code!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  nameFr!: string | null;

  @Text({ nullable: true, max: 4000 })
  description!: string | null;

  @Id({ nullable: true })
  unitId!: string | null;

  @Id({ nullable: true })
  itemId!: string | null;

  @OneOf(TAXABILITIES)
  taxability!: Taxability;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class ServiceTypePage {
  @ListOf(() => ServiceTypeAnswer)
  items!: ServiceTypeAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
