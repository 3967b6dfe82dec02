import { FINDING_CODES, type FindingCode, type FindingValue } from '#kernel';
import { Json, OneOf } from './fields.js';

/** What a finding says, so that whoever shows it can say it in another language. */
export class FindingWordsAnswer {
  @OneOf(FINDING_CODES)
  code!: FindingCode;

  @Json({
    description:
      'What the sentence names: amounts and quantities as decimal text with the currency beside them, days as YYYY-MM-DD.',
    example: { day: '2026-11-02', hours: '12.5' },
  })
  values!: Readonly<Record<string, FindingValue>>;
}
