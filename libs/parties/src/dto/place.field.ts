import { applyDecorators } from '@nestjs/common';
import { Matches } from 'class-validator';
import { type FieldOptions, Text } from '#platform';

/** Decimal degrees as text, e.g. "45.4215". */
export const Degrees = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    Text({ max: 12, example: '45.4215', ...options }),
    Matches(/^-?\d{1,3}(\.\d{1,6})?$/, {
      message: '$property must be decimal degrees as text, such as "45.4215"',
    }),
  );
