import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { DATA_EVENT_TYPES, EVERY_EVENT } from '../data-events/data-event-types.js';

const CHOICES = [EVERY_EVENT, ...DATA_EVENT_TYPES];

/** Types of data events, or `*` for all of them. */
export function EventTypes({
  optional = false,
  description,
}: {
  optional?: boolean;
  description?: string;
}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, isArray: true, enum: CHOICES, required: !optional, description }),
    ...(optional ? [IsOptional()] : []),
    IsArray(),
    ArrayMaxSize(200),
    IsIn(CHOICES, {
      each: true,
      message: '$property must be types of events, such as "invoice.approved.v1", or "*" for all',
    }),
  );
}
