import { PartialType } from '@nestjs/swagger';
import { Flag, Id, Instant, ListOf, Nested, OneOf, Text, Whole } from '#platform';
import { ADDRESS_KINDS, type AddressKind } from '../domain/party-address.js';
import { AddressBody } from './address.dto.js';
import { Degrees } from './place.field.js';

export class CreatePartyAddressBody {
  @Text({ optional: true, max: 100, description: 'What people call it; its street unless given.' })
  label?: string;

  @OneOf(ADDRESS_KINDS, { optional: true, description: 'site unless given.' })
  kind?: AddressKind;

  @Nested(() => AddressBody)
  address!: AddressBody;

  @Degrees({ optional: true, nullable: true })
  latitude?: string | null;

  @Degrees({ optional: true, nullable: true, example: '-75.6972' })
  longitude?: string | null;

  @Text({ optional: true, nullable: true, max: 60, example: 'America/Toronto', description: 'IANA name.' })
  timezone?: string | null;

  @Text({ optional: true, nullable: true, max: 4000, description: 'How to get in.' })
  notes?: string | null;
}

export class ChangePartyAddressBody extends PartialType(CreatePartyAddressBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;

  @Flag({ optional: true })
  active?: boolean;
}

export class PartyAddressAnswer {
  @Id()
  id!: string;

  @Text()
  label!: string;

  @OneOf(ADDRESS_KINDS)
  kind!: AddressKind;

  @Nested(() => AddressBody)
  address!: AddressBody;

  @Degrees({ nullable: true })
  latitude!: string | null;

  @Degrees({ nullable: true })
  longitude!: string | null;

  @Text({ nullable: true })
  timezone!: string | null;

  @Text({ nullable: true, max: 4000 })
  notes!: string | null;

  @Flag()
  active!: boolean;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class PartyAddressPage {
  @ListOf(() => PartyAddressAnswer)
  items!: PartyAddressAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
