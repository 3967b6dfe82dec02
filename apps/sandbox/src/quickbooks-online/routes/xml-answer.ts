import type { FastifyRequest } from 'fastify';
import type { Answer } from '../../answer.js';
import { isBody } from '../store/doc.js';

/** Callers who insist on XML (and do not say `format=json`) get the same answer in the service's older form. */
export function xmlAnswer(request: FastifyRequest, url: URL, answer: Answer): Answer {
  const accept = request.headers.accept ?? '';
  const wantsXml =
    /(application|text)\/xml/.test(accept) &&
    !accept.includes('json') &&
    url.searchParams.get('format') !== 'json';
  if (!wantsXml || !answer.contentType.startsWith('application/json')) return answer;
  const body: unknown = JSON.parse(String(answer.payload));
  const { time, ...rest } = isBody(body) ? body : {};
  const payload = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="${escapeXml(time)}">${children(rest)}</IntuitResponse>`;
  return { ...answer, contentType: 'application/xml;charset=UTF-8', payload };
}

function children(body: Record<string, unknown>): string {
  return Object.entries(body)
    .map(([name, value]) => element(name, value))
    .join('');
}

function element(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((entry) => element(name, entry)).join('');
  if (!isBody(value)) return `<${name}>${escapeXml(value)}</${name}>`;
  const isReference =
    typeof value.value === 'string' &&
    Object.keys(value).every((key) => ['value', 'name', 'type'].includes(key));
  if (!isReference) return `<${name}>${children(value)}</${name}>`;
  const attributes = ['name', 'type'].flatMap((key) =>
    value[key] === undefined ? [] : [` ${key}="${escapeXml(value[key])}"`],
  );
  return `<${name}${attributes.join('')}>${escapeXml(value.value)}</${name}>`;
}

function escapeXml(value: unknown): string {
  return String(value ?? '').replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
