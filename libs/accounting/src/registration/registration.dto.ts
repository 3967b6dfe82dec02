import { IsObject } from 'class-validator';
import { Id, Json, Nested, Text } from '#platform';

export class RegisterIntegrationBody {
  @Text({ max: 60, example: 'custom-erp' })
  system!: string;

  @Text({ optional: true, max: 100, description: 'What it is called here.' })
  name?: string;

  @Json({
    optional: true,
    description: 'What the system is known by, e.g. signingSecret. Kept sealed, never shown.',
  })
  @IsObject()
  credentials?: Record<string, unknown>;

  @Json({ optional: true, description: 'Where and how, e.g. callbackUrl.' })
  @IsObject()
  configuration?: Record<string, unknown>;
}

export class CallUsAnswer {
  @Text({ max: 2000 })
  url!: string;

  @Json({ description: 'What goes with every call.' })
  headers!: Record<string, string>;
}

export class RegisteredIntegrationAnswer {
  @Text()
  system!: string;

  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ nullable: true, description: 'Made here and shown this once; null when it was sent along.' })
  secret!: string | null;

  @Nested(() => CallUsAnswer, { nullable: true, description: 'Where the system calls us.' })
  callUs!: CallUsAnswer | null;
}
