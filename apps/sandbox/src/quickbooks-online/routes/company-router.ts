import { type Answer, json } from '../../answer.js';
import { runBatch } from '../batch/run-batch.js';
import { changeDataCapture } from '../cdc/change-data-capture.js';
import { type EntityKind, kindOf } from '../entities/catalog.js';
import { readExchangeRate } from '../entities/exchange-rates.js';
import { faults } from '../faults/qbo-fault.js';
import { renderDocumentPdf } from '../pdf/render-document-pdf.js';
import { runQuery } from '../query/run-query.js';
import { renderReport } from '../reports/index.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, isBody } from '../store/doc.js';
import { stampMs } from '../store/wire-time.js';
import { readEntity, sendEntity, type WriteRequest, wireForm, writeEntity } from './entity-writes.js';
import { createTaxService } from './tax-service.js';
import { uploadFiles } from './uploads.js';

export interface CompanyRequest {
  readonly books: CompanyBooks;
  readonly method: string;
  /** Path below the company, split at slashes. */
  readonly segments: readonly string[];
  /** Query parameters with lower-case names. */
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  readonly contentType: string;
  readonly baseUrl: string;
}

/** Routes one authorised request below `/v3/company/{realm}`. Throws a QboFault for what the service refuses. */
export function routeCompanyRequest(request: CompanyRequest): Answer {
  const { books, method, segments, query } = request;
  const [head = '', second, third] = segments;
  const name = head.toLowerCase();
  const envelope = (body: Body): Answer => json({ ...body, time: stampMs(books.now()) });
  if (name === 'query') return envelope({ QueryResponse: runQuery(books, queryText(request)) });
  if (name === 'cdc')
    return envelope(changeDataCapture(books, query.entities ?? '', query.changedsince ?? ''));
  if (name === 'batch' && method === 'POST')
    return envelope(runBatch(books, jsonBody(request), query.requestid !== undefined));
  if (name === 'upload' && method === 'POST')
    return envelope(uploadFiles(books, request.body, request.contentType, request.baseUrl));
  if (name === 'reports' && second) return json(renderReport(books, second, definedOnly(query)));
  if (name === 'download' && second) return download(books, second);
  if (name === 'taxservice' && method === 'POST') return envelope(createTaxService(books, jsonBody(request)));
  const kind = kindOf(name);
  if (!kind) throw faults.unsupportedOperation(head);
  if (method === 'GET') return read(request, kind, envelope);
  if (method !== 'POST') throw faults.unsupportedOperation(method);
  if (third?.toLowerCase() === 'send' && second)
    return envelope(sendEntity(books, kind.name, second, query.sendto));
  return envelope(writeEntity(books, writeRequest(request, kind)));
}

function read(request: CompanyRequest, kind: EntityKind, envelope: (body: Body) => Answer): Answer {
  const { books, segments, query } = request;
  const [, id, part] = segments;
  if (kind.name === 'ExchangeRate') return envelope({ ExchangeRate: readExchangeRate(books, query) });
  if (kind.family === 'single') {
    for (const doc of books.list(kind.name)) return envelope({ [kind.name]: doc });
    throw faults.notFound();
  }
  if (!id) throw faults.unsupportedOperation(`read of ${kind.name} without an id`);
  const doc = readEntity(books, kind.name, decodeURIComponent(id));
  if (part?.toLowerCase() !== 'pdf') return envelope({ [kind.name]: wireForm(kind.name, doc) });
  if (!kind.verbs.has('pdf')) throw faults.unsupportedOperation(`pdf of ${kind.name}`);
  return { status: 200, contentType: 'application/pdf', payload: renderDocumentPdf(books, kind.name, doc) };
}

function writeRequest(request: CompanyRequest, kind: EntityKind): WriteRequest {
  const operation = request.query.operation?.toLowerCase();
  const include = (request.query.include ?? '').toLowerCase().split(',');
  if (operation !== undefined && !['create', 'update', 'delete', 'void'].includes(operation))
    throw faults.unsupportedOperation(operation);
  const body = jsonBody(request);
  return {
    entity: kind.name,
    // Some clients wrap the entity in its name.
    body: isBody(body[kind.name]) ? (body[kind.name] as Body) : body,
    operation: include.includes('void') ? 'void' : (operation as WriteRequest['operation']),
    allowDuplicateDocNumber: include.includes('allowduplicatedocnum'),
  };
}

/** The query comes in the address, or as the body of a POST with content type application/text. */
function queryText(request: CompanyRequest): string {
  const source = request.query.query ?? (request.method === 'POST' ? request.body.toString('utf8') : '');
  if (source.trim() === '') throw faults.queryParse('Encountered "<EOF>" at line 1, column 0.');
  return source;
}

function jsonBody(request: CompanyRequest): Body {
  try {
    const parsed: unknown = JSON.parse(request.body.toString('utf8') || '{}');
    if (isBody(parsed)) return parsed;
  } catch {
    // Answered below together with bodies that are JSON but not an object.
  }
  throw faults.unknownProperty('failed to parse json object; a property');
}

function download(books: CompanyBooks, id: string): Answer {
  const attachable = readEntity(books, 'Attachable', id);
  return { status: 200, contentType: 'text/plain', payload: String(attachable.TempDownloadUri ?? '') };
}

function definedOnly(query: CompanyRequest['query']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
