import { Flag, Json, Nested, OneOf, Text } from '#platform';

export class SignatureAnswer {
  @OneOf(['Ed25519'])
  algorithm!: string;

  @Text()
  keyId!: string;

  @Text({ max: 1000, description: 'PEM. Over the statement as JSON with sorted keys and without blanks.' })
  publicKey!: string;

  @Text({ description: 'Base64.' })
  value!: string;
}

export class CertificateAnswer {
  @Json({
    description:
      'Both sides of every control total, counts, differences with their explanations, and the result.',
  })
  statement!: object;

  @Nested(() => SignatureAnswer)
  signature!: SignatureAnswer;
}

export class PaperQuery {
  @OneOf(['en', 'fr'], { optional: true, description: "Default: the organization's own." })
  language?: 'en' | 'fr';
}

export class VerifyBody {
  @Text({ max: 900_000, description: 'The certificate as it was downloaded, as text.' })
  certificate!: string;
}

export class VerificationAnswer {
  @Flag()
  isValid!: boolean;

  @Text({ max: 500 })
  message!: string;

  @Json({ nullable: true, description: 'What it says, when it is ours and nobody changed it.' })
  statement!: object | null;
}
