import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { Transform, Type as TransformTo } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  isEmail,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateIf,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isInstant, isLocalDate, isStorable } from '#kernel';

/**
 * One decorator per kind of field: it validates what comes in and documents it in the OpenAPI document,
 * so that the two cannot disagree. On answers they only document.
 */
export interface FieldOptions {
  /** May be left out, or be null, which is the same. */
  optional?: boolean;
  /** May be left out, but is not null: what is stored always has a value. */
  omittable?: boolean;
  /** May be null in an answer. */
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

function field(
  options: FieldOptions,
  api: ApiPropertyOptions,
  ...rules: PropertyDecorator[]
): PropertyDecorator {
  const { optional, omittable, nullable, description, example } = options;
  const required = !optional && !omittable;
  return applyDecorators(
    ApiProperty({ ...api, required, nullable, description, example } as ApiPropertyOptions),
    ...(optional || nullable
      ? [IsOptional()]
      : omittable
        ? [ValidateIf((_, value) => value !== undefined)]
        : []),
    ...rules,
  );
}

export const Text = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: String, minLength: options.min ?? 1, maxLength: options.max ?? 255 },
    IsString(),
    MinLength(options.min ?? 1, {
      message: options.min === 1 || options.min === undefined ? '$property must not be empty' : undefined,
    }),
    MaxLength(options.max ?? 255),
  );

@ValidatorConstraint({ name: 'email' })
class EmailRule implements ValidatorConstraintInterface {
  // The library's own check throws at half of a character.
  validate(value: unknown): boolean {
    return typeof value === 'string' && isStorable(value) && isEmail(value);
  }

  defaultMessage(): string {
    return '$property must be an e-mail address';
  }
}

export const Email = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: String, format: 'email', maxLength: 254 }, Validate(EmailRule), MaxLength(254));

export const Id = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: String, format: 'uuid' },
    IsUUID('all', { message: '$property must be an id (a UUID)' }),
  );

export const Ids = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: [String], format: 'uuid' },
    IsArray(),
    ArrayMinSize(options.min ?? 1),
    ArrayMaxSize(options.max ?? 500),
    IsUUID('all', { each: true, message: '$property must be ids (UUIDs)' }),
  );

/** A list of short texts. */
export const Texts = (options: FieldOptions & { max?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: [String] },
    IsArray(),
    ArrayMaxSize(options.max ?? 100),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(255, { each: true }),
  );

const amount = (options: FieldOptions, pattern: RegExp, text: string): PropertyDecorator =>
  field(
    { example: '1234.50', ...options },
    { type: String, format: 'decimal' },
    IsString({ message: `$property must be text, ${text}` }),
    Matches(pattern, { message: `$property must be ${text}` }),
  );

/** An amount of money with at most two decimals, as text. */
export const Amount = (options: FieldOptions = {}): PropertyDecorator =>
  amount(options, /^-?\d{1,13}(\.\d{1,2})?$/, 'an amount such as "1234.50"');

/** A quantity, rate or unit price with at most six decimals, as text; not negative. */
export const Quantity = (options: FieldOptions = {}): PropertyDecorator =>
  amount(options, /^\d{1,12}(\.\d{1,6})?$/, 'a number such as "2.5"');

@ValidatorConstraint({ name: 'localDate' })
class LocalDateRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isLocalDate(value) && ACCEPTED_YEAR.test(value);
  }

  defaultMessage(): string {
    return '$property must be a date such as 2026-11-21, not before 1900 and not after 2999';
  }
}

/** As of instants: whatever is counted from a day, its week or the month before, is a day that the database knows. */
const ACCEPTED_YEAR = /^(?:19|2\d)/;

export const Day = (options: FieldOptions = {}): PropertyDecorator =>
  field({ example: '2026-11-21', ...options }, { type: String, format: 'date' }, Validate(LocalDateRule));

@ValidatorConstraint({ name: 'instant' })
class InstantRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isInstant(value);
  }

  defaultMessage(): string {
    return '$property must be a moment with its offset such as 2026-11-23T08:00:00-05:00';
  }
}

/** An instant in a query string, which is refused unless it is on the calendar. */
export const InstantInQuery = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { example: '2026-11-23T08:00:00-05:00', ...options },
    { type: String, format: 'date-time' },
    Validate(InstantRule),
  );

/** An instant in an answer, ISO 8601 in UTC. */
export const Instant = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: String, format: 'date-time' }, IsString());

export const Whole = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator =>
  field(
    options,
    { type: 'integer', minimum: options.min ?? 0, maximum: options.max ?? 2_147_483_647 },
    IsInt(),
    Min(options.min ?? 0),
    Max(options.max ?? 2_147_483_647),
  );

/** A whole number in a query string. */
export const WholeInQuery = (
  options: FieldOptions & { min?: number; max?: number } = {},
): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value)),
    Whole(options),
  );

export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: Boolean }, IsBoolean());

export const FlagInQuery = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value)),
    Flag(options),
  );

export const OneOf = (choices: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: String, enum: [...choices] },
    IsIn([...choices], { message: `$property must be one of: ${choices.join(', ')}` }),
  );

/** A nested object of its own class. */
export const Nested = (type: () => Type, options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    // Swagger knows a lazy type by a function named `type`.
    { type: () => type() } as ApiPropertyOptions,
    // What is not there, or a list, has nothing nested that could be wrong.
    IsObject(),
    ValidateNested(),
    TransformTo(type),
  );

export const ListOf = (
  type: () => Type,
  options: FieldOptions & { min?: number; max?: number } = {},
): PropertyDecorator =>
  field(
    options,
    { type: () => type(), isArray: true } as ApiPropertyOptions,
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max ?? 1000),
    // The library takes a list within the list for more of the same: an empty one would have nothing wrong.
    IsObject({ each: true, message: 'each value in nested property $property must be an object' }),
    ValidateNested({ each: true }),
    TransformTo(type),
  );

/** Free-form JSON in an answer. */
export const Json = (options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'object', additionalProperties: true } as ApiPropertyOptions);

/** Objects of one class by name, in an answer. */
export const MapOf =
  (type: Type, options: FieldOptions = {}): PropertyDecorator =>
  (target, name) => {
    ApiExtraModels(type)(target.constructor);
    const values = { $ref: getSchemaPath(type) };
    field(options, { type: 'object', additionalProperties: values } as ApiPropertyOptions)(target, name);
  };
