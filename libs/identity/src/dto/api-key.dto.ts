import { Id, Instant, ListOf, Text, Whole } from '#platform';
import type { ApiKeyRecord } from '../api-keys.repository.js';
import { PermissionNames } from './permission-names.field.js';

export class ApiKeyAnswer {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ description: 'The first characters of the key, to tell keys apart.' })
  prefix!: string;

  @PermissionNames('What the key may do.')
  scopes!: string[];

  @Instant()
  createdAt!: string;

  @Instant({ nullable: true, description: 'Null when the key does not expire.' })
  expiresAt!: string | null;

  @Instant({ nullable: true, description: 'Within half a minute.' })
  lastUsedAt!: string | null;

  static of({ createdAt, expiresAt, lastUsedAt, ...key }: ApiKeyRecord): ApiKeyAnswer {
    return {
      ...key,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    };
  }
}

export class NewApiKeyAnswer extends ApiKeyAnswer {
  @Text({ description: 'The key itself. It is shown this once.' })
  key!: string;
}

export class ApiKeyPage {
  @ListOf(() => ApiKeyAnswer)
  items!: ApiKeyAnswer[];

  @Text({ nullable: true })
  nextCursor!: string | null;
}

export class CreateApiKeyBody {
  @Text({ max: 120, example: 'Nightly export' })
  name!: string;

  @PermissionNames('What the key may do: permissions that you hold yourself.')
  scopes!: string[];

  @Whole({ optional: true, min: 1, max: 3650, description: 'Without it the key does not expire.' })
  expiresInDays?: number;
}
