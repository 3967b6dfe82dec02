import type { SkillLevel } from '#catalog';
import type { LocalDate } from '#kernel';
import { type BelongingKind, fieldMissing } from './belonging.js';
import { tidyText } from './party-rules.js';

/** What a contractor can do, how well, and how long a certificate says so. */
export interface SkillFields {
  name: string;
  level: SkillLevel;
  /** The kind of work of `#catalog` that it qualifies for; null for any. */
  serviceTypeId: string | null;
  certificate: string | null;
  /** The last day it holds; null when it does not expire. */
  expiresOn: LocalDate | null;
}

export const skillKind: BelongingKind<SkillFields> = {
  entity: 'skill',
  noun: 'skill',
  shape: {
    table: 'contractor_skills',
    columns: {
      name: 'text',
      level: 'text',
      serviceTypeId: 'uuid',
      certificate: 'text',
      expiresOn: 'date',
    },
  },
  empty: { name: '', level: 'journeyperson', serviceTypeId: null, certificate: null, expiresOn: null },
  tidied: (fields) => {
    const name = tidyText(fields.name);
    if (name === null) throw fieldMissing('name', 'A skill needs a name.');
    return { ...fields, name, certificate: tidyText(fields.certificate) };
  },
};
