import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { PERMISSIONS } from '../permissions.js';

const NAMES = Object.keys(PERMISSIONS);

/** A list of permissions by name, each once. */
export const PermissionNames = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: [String], enum: NAMES, description, example: ['invoices.read'] }),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(NAMES.length),
    ArrayUnique(),
    IsIn(NAMES, { each: true, message: '$property must be names of permissions, such as invoices.read' }),
  );
