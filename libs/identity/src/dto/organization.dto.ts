import { Flag, Id, OneOf, Text } from '#platform';
import { PROVINCES, type Province } from '../domain/provinces.js';

export class OrganizationAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ description: 'A short name for addresses.' })
  slug!: string;

  @Text({ example: 'America/Toronto' })
  timezone!: string;

  @OneOf(PROVINCES)
  province!: Province;

  @Text({ example: 'CAD' })
  currency!: string;

  @Text({ example: 'en-CA' })
  locale!: string;

  @Flag({
    description: 'Whether the sync of every ten minutes and of every night runs for this organization.',
  })
  syncEnabled!: boolean;
}

export class ChangeOrganizationBody {
  @Text({ optional: true })
  name?: string;

  @Text({ optional: true, max: 64, example: 'America/Toronto' })
  timezone?: string;

  @OneOf(PROVINCES, { optional: true })
  province?: Province;

  @OneOf(['en-CA', 'fr-CA'], { optional: true })
  locale?: string;

  @Flag({ optional: true, description: 'Off stops the sync of every ten minutes and of every night.' })
  syncEnabled?: boolean;
}
