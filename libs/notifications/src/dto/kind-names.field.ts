import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { KIND_NAMES } from '../domain/kinds.js';

/** Names of kinds of notifications. */
export function KindNames({
  optional = false,
  description,
}: {
  optional?: boolean;
  description?: string;
}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, isArray: true, enum: KIND_NAMES, required: !optional, description }),
    ...(optional ? [IsOptional()] : []),
    IsArray(),
    ArrayMaxSize(100),
    IsIn(KIND_NAMES, {
      each: true,
      message: '$property must be kinds of notifications, such as "invoice.approved"',
    }),
  );
}
