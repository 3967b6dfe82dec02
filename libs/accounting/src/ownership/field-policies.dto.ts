import { Flag, Id, Instant, ListOf, OneOf, Text } from '#platform';
import { ENTITIES } from '../ports/canonical-documents.js';
import { FIELD_RULES, type FieldRule } from './field-policies.repository.js';

export class FieldPolicyAnswer {
  @OneOf(ENTITIES)
  entity!: string;

  @Text()
  field!: string;

  @OneOf(FIELD_RULES, {
    description:
      'Whose value stands where both sides changed the field: the books’ (remote), ours (local), that of whoever changed the record last (newest), or a person is asked.',
  })
  policy!: FieldRule;

  @Flag({ description: 'Whether the organization chose it; otherwise a person is asked.' })
  chosen!: boolean;

  @Id({ nullable: true, description: 'Who chose it.' })
  setBy!: string | null;

  @Instant({ nullable: true })
  setAt!: string | null;
}

export class FieldPoliciesAnswer {
  @ListOf(() => FieldPolicyAnswer)
  items!: FieldPolicyAnswer[];
}

export class FieldPolicyPath {
  @OneOf(ENTITIES)
  entity!: (typeof ENTITIES)[number];

  @Text({ max: 60 })
  field!: string;
}

export class FieldPolicyBody {
  @OneOf(FIELD_RULES)
  policy!: FieldRule;
}
