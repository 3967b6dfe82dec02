import type { FastifyRequest } from 'fastify';
import type { Answer } from '../../answer.js';
import { isBody } from '../store/doc.js';

type Fields = Record<string, unknown>;

/** What the service writes as attributes of an element, wherever it stands … */
const ATTRIBUTES = new Set(['domain', 'sparse', 'startPosition', 'maxResults', 'totalCount', 'bId']);
/** … and of one element only. */
const OWN_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  Fault: ['type'],
  Error: ['code', 'element'],
  ColData: ['value', 'id', 'href'],
  Row: ['type', 'group'],
};

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
  const isReport = isBody(rest.Header) && isBody(rest.Columns);
  const [root, at] = isReport ? ['Report', ''] : ['IntuitResponse', ` time="${escapeXml(time)}"`];
  const payload = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${root} xmlns="http://schema.intuit.com/finance/v3"${at}>${children(rest)}</${root}>`;
  return { ...answer, contentType: 'application/xml;charset=UTF-8', payload };
}

function children(body: Fields): string {
  return Object.entries(body)
    .map(([name, value]) => element(name, value))
    .join('');
}

function element(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((entry) => element(name, entry)).join('');
  if (!isBody(value)) return `<${name}>${escapeXml(value)}</${name}>`;
  if (isReference(name, value)) {
    const { value: id, ...others } = value;
    return `<${name}${attributes(others)}>${escapeXml(id)}</${name}>`;
  }
  const isAttribute = (key: string) =>
    ATTRIBUTES.has(key) ||
    (OWN_ATTRIBUTES[name] ?? []).includes(key) ||
    (key === 'status' && 'domain' in value);
  const entries = Object.entries(value);
  const own = Object.fromEntries(entries.filter(([key]) => isAttribute(key)));
  const inner = Object.fromEntries(entries.filter(([key]) => !isAttribute(key)));
  return `<${name}${attributes(own)}>${children(inner)}</${name}>`;
}

/** A reference is its id, with the rest beside it. A cell of a report has no text of its own. */
function isReference(name: string, value: Fields): boolean {
  return (
    name !== 'ColData' &&
    typeof value.value === 'string' &&
    Object.keys(value).every((key) => ['value', 'name', 'type'].includes(key))
  );
}

function attributes(values: Fields): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
}

function escapeXml(value: unknown): string {
  return String(value ?? '').replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
