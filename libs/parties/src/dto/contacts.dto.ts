import { PartialType } from '@nestjs/swagger';
import { Email, Flag, Id, Instant, ListOf, Text, Whole } from '#platform';

export class CreateContactBody {
  @Text()
  name!: string;

  @Text({ optional: true, nullable: true, max: 100, example: 'Site super' })
  role?: string | null;

  @Email({ optional: true, nullable: true })
  email?: string | null;

  @Text({ optional: true, nullable: true, max: 40 })
  phone?: string | null;

  @Flag({ optional: true, description: 'The first to call.' })
  isPrimary?: boolean;

  @Text({ optional: true, nullable: true, max: 4000 })
  notes?: string | null;
}

export class ChangeContactBody extends PartialType(CreateContactBody) {
  @Whole({ min: 1, description: 'The version you have seen; a newer one refuses the change (409).' })
  version!: number;
}

export class ContactAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  role!: string | null;

  @Text({ nullable: true })
  email!: string | null;

  @Text({ nullable: true })
  phone!: string | null;

  @Flag()
  isPrimary!: boolean;

  @Text({ nullable: true, max: 4000 })
  notes!: string | null;

  @Whole({ min: 1 })
  version!: number;

  @Instant()
  createdAt!: string;

  @Instant()
  updatedAt!: string;
}

export class ContactPage {
  @ListOf(() => ContactAnswer)
  items!: ContactAnswer[];

  @Text({ nullable: true, max: 1000 })
  nextCursor!: string | null;
}
