import type { ValidationError, ValidationPipe } from '@nestjs/common';
import { DomainError } from '#kernel';
import { RememberingValidationPipe } from './remembering-validation.pipe.js';

/** Checks bodies and queries against their class; unknown fields are refused, not dropped. */
export function validationPipe(): ValidationPipe {
  return new RememberingValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: refuse,
  });
}

function refuse(errors: ValidationError[]): DomainError {
  const found = errors.flatMap((error) => sentences(error, ''));
  const first = found[0] ?? { field: 'body', detail: 'The request is not valid.' };
  return new DomainError(
    'HTTP.NOT_VALID',
    found.length > 1 ? `${first.detail} (and ${found.length - 1} more)` : first.detail,
    {
      field: first.field,
      details: { errors: found.slice(0, 50) },
    },
  );
}

function sentences(error: ValidationError, parent: string): { field: string; detail: string }[] {
  const field = parent ? `${parent}.${error.property}` : error.property;
  const told = Object.values(error.constraints ?? {}).map((text) => sentence(text, field, error.property));
  // Two rules may say the same of one value.
  const own = [...new Set(told)].map((detail) => ({ field, detail }));
  return [...own, ...(error.children ?? []).flatMap((child) => sentences(child, field))];
}

function sentence(text: string, field: string, property: string): string {
  if (/^property .* should not exist$/.test(text)) return `"${field}" is not a field of this request.`;
  if (/^each value in nested property/.test(text)) return `Every entry of "${field}" must be an object.`;
  if (/^nested property/.test(text)) return `"${field}" must be an object.`;
  return `${text.replaceAll(property, `"${field}"`).replace(/\.$/, '')}.`;
}
