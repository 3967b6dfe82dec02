import type { FastifyRequest } from 'fastify';
import { type EntityKind, kindOf } from '../quickbooks-online/entities/catalog.js';
import type { CompanyBooks } from '../quickbooks-online/store/company-books.js';
import { type Body, isBody } from '../quickbooks-online/store/doc.js';
import type { Sandbox } from '../sandbox.js';

/** A control request that makes no sense, told in one sentence. */
export class InvalidControl extends Error {
  constructor(
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export function bodyOf(request: FastifyRequest): Body {
  const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
  if (text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (isBody(parsed)) return parsed;
  } catch {
    // Told below.
  }
  throw new InvalidControl('The body must be a JSON object.');
}

export function param(request: FastifyRequest, name: string): string {
  return String((request.params as Record<string, string | undefined>)[name] ?? '');
}

export function booksOf(sandbox: Sandbox, request: FastifyRequest): CompanyBooks {
  const realm = param(request, 'realm');
  const books = sandbox.companies.get(realm);
  if (!books) throw new InvalidControl(`There is no company with the realm ${realm}.`, 404);
  return books;
}

export function kindIn(request: FastifyRequest): EntityKind {
  const name = param(request, 'entity');
  const kind = kindOf(name);
  if (!kind) throw new InvalidControl(`There is no entity called ${name}.`, 404);
  return kind;
}
