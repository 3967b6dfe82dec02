import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsObject } from 'class-validator';
import { Flag, Json, ListOf, OneOf, Text } from '#platform';
import { tablesOf } from '../domain/kept-tables.js';
import { LIMITS } from '../domain/limits.js';
import type { MappingDefinition } from '../domain/mapping-definition.js';

const EXPRESSION = { max: LIMITS.expressionLength };

/** A list of free-form records. */
export const Records = (max: number, description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: 'array',
      items: { type: 'object', additionalProperties: true },
      maxItems: max,
      description,
    }),
    IsArray(),
    ArrayMaxSize(max),
    IsObject({ each: true, message: '$property must be a list of objects' }),
  );

export class MappedFieldBody {
  @Text({ max: 300, example: 'unitPrice', description: 'The field that is made, or a path: address.city.' })
  target!: string;

  @Text({ ...EXPRESSION, example: 'number(record["Prix unitaire"], ",")' })
  expression!: string;

  @Flag({ omittable: true, description: 'A record in which it is empty is wrong.' })
  required?: boolean;
}

export class BusinessRuleBody {
  @Text({ max: 100, example: 'Price agreed' })
  name!: string;

  @Text({ ...EXPRESSION, example: 'out.unitPrice <= 500', description: 'What must hold.' })
  check!: string;

  @Text({ max: 300, example: 'The price is higher than what was agreed.' })
  message!: string;

  @Text({ optional: true, max: 300, description: 'What to do about it.' })
  fix?: string;

  @OneOf(['error', 'warning'], { optional: true, description: 'error unless given.' })
  severity?: 'error' | 'warning';

  @Text({ optional: true, max: 300, description: 'The field that it is about.' })
  target?: string;
}

export class MappingDefinitionBody {
  @Text({
    ...EXPRESSION,
    omittable: true,
    example: '!isEmpty(record["Item"])',
    description: 'Records for which it does not hold are left out.',
  })
  when?: string;

  @ListOf(() => MappedFieldBody, { max: LIMITS.fields })
  fields!: MappedFieldBody[];

  @ListOf(() => BusinessRuleBody, { omittable: true, max: LIMITS.rules })
  rules?: BusinessRuleBody[];

  @Json({
    omittable: true,
    example: { items: { 'A-1': 'BOILER-60' } },
    description: 'What lookup(table, key) can ask: a text, or a record of texts, by its key.',
  })
  @IsObject()
  tables?: Record<string, unknown>;

  @Json({ optional: true, nullable: true, description: 'What a record must be: JSON Schema 2020-12.' })
  @IsObject()
  inputSchema?: Record<string, unknown> | null;

  @Json({ optional: true, nullable: true, description: 'What it must have become.' })
  @IsObject()
  outputSchema?: Record<string, unknown> | null;
}

/** Throws `TRANSFORM.BAD_TABLE`. */
export function definitionOf(body: MappingDefinitionBody): MappingDefinition {
  const { when = '', fields, rules = [], tables = {}, inputSchema = null, outputSchema = null } = body;
  return {
    when,
    fields: fields.map(({ target, expression, required = false }) => ({ target, expression, required })),
    rules: rules.map(({ name, check, message, ...rest }) => ({
      ...{ name, check, message },
      fix: rest.fix ?? 'Mend the record, or change the rule.',
      severity: rest.severity ?? 'error',
      target: rest.target ?? '',
    })),
    tables: tablesOf(tables),
    inputSchema,
    outputSchema,
  };
}
