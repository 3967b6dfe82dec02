import { Email, Id, OneOf, Text, Whole } from '#platform';
import { MAX_PASSWORD } from '../domain/password.js';

export class LogInBody {
  @Email({ example: 'owner@cascade.example' })
  email!: string;

  @Text({ max: MAX_PASSWORD })
  password!: string;

  @Id({ optional: true, description: 'Which organization, for a member of several.' })
  organizationId?: string;
}

export class RefreshBody {
  @Text({ max: 200, optional: true, description: 'Left out by a browser that keeps it in the cookie.' })
  refreshToken?: string;
}

export class TokensAnswer {
  @Text({ description: 'Send it as "authorization: Bearer …".' })
  accessToken!: string;

  @OneOf(['Bearer'])
  tokenType!: 'Bearer';

  @Whole({ description: 'Seconds until the access token ends.' })
  expiresIn!: number;

  @Text({
    optional: true,
    description:
      'Good for one refresh. A second use ends the session. Not told to a browser that keeps it in the cookie.',
  })
  refreshToken?: string;
}
