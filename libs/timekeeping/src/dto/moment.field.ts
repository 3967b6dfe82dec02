import { applyDecorators } from '@nestjs/common';
import { Matches } from 'class-validator';
import { type FieldOptions, Instant } from '#platform';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

/** An instant in a request: ISO 8601 with its offset from UTC, so that nobody has to guess whose eight o'clock it is. */
export const Moment = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    Instant({ example: '2026-11-21T08:00:00-05:00', ...options }),
    Matches(MOMENT, {
      message: '$property must be a moment with its offset from UTC, such as 2026-11-21T08:00:00-05:00',
    }),
  );
