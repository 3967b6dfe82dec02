import { DomainError } from './domain-error.js';

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 40;

/**
 * Parses JSON from outside. Refuses what JavaScript would silently bend: keys that reach a prototype,
 * numbers that a double cannot hold exactly, and nesting deeper than 40.
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text, reviveExactly as (this: unknown, key: string, value: unknown) => unknown);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('HTTP.MALFORMED_JSON', 'The request body is not valid JSON.', {
      fix: 'Send a JSON object, for example {"name": "Acme"}.',
      cause: error,
    });
  }
  refuseDeep(value, 0);
  return value;
}

function reviveExactly(key: string, value: unknown, context?: { source?: string }): unknown {
  if (FORBIDDEN_KEYS.has(key)) {
    throw new DomainError('HTTP.FORBIDDEN_KEY', `The key "${key}" is not allowed in a request body.`);
  }
  if (typeof value === 'number' && context?.source !== undefined && !isExact(value, context.source)) {
    throw new DomainError(
      'HTTP.INEXACT_NUMBER',
      `The number ${context.source.slice(0, 40)} would lose precision.`,
      {
        field: key,
        fix: 'Send amounts as text, for example "1234.50".',
      },
    );
  }
  return value;
}

/** A double keeps 15 significant digits of any decimal; integers are exact up to 2^53 - 1. */
function isExact(value: number, source: string): boolean {
  if (!Number.isFinite(value)) return false;
  if (Number.isInteger(value) && /^-?\d+$/.test(source)) return Number.isSafeInteger(value);
  const digits = source
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
  return digits.length <= 15;
}

function refuseDeep(value: unknown, depth: number): void {
  if (value === null || typeof value !== 'object') return;
  if (depth >= MAX_DEPTH)
    throw new DomainError('HTTP.TOO_DEEP', `The request body is nested more than ${MAX_DEPTH} levels deep.`);
  for (const item of Array.isArray(value) ? value : Object.values(value)) refuseDeep(item, depth + 1);
}
