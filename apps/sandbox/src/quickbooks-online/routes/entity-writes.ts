import { kindOf } from '../entities/catalog.js';
import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { type Body, child, type Doc, text } from '../store/doc.js';
import { stamp } from '../store/wire-time.js';

export interface WriteRequest {
  readonly entity: string;
  readonly body: Body;
  /** Absent: a body with an Id is an update, one without is a create. */
  readonly operation?: 'create' | 'update' | 'delete' | 'void';
  readonly allowDuplicateDocNumber?: boolean;
}

/** One write in the envelope of the service, without `time`. */
export function writeEntity(books: CompanyBooks, request: WriteRequest): Body {
  const { entity, body } = request;
  const operation = request.operation ?? (body.Id === undefined ? 'create' : 'update');
  const options = { allowDuplicateDocNumber: request.allowDuplicateDocNumber };
  if (operation === 'delete') {
    const gone = books.remove(entity, body);
    return { [entity]: { domain: 'QBO', status: 'Deleted', Id: gone.Id } };
  }
  if (operation === 'void') return { [entity]: books.voidDoc(entity, body) };
  const doc =
    operation === 'create'
      ? books.create(entity, body, undefined, options)
      : books.update(entity, body, undefined, options);
  return { [entity]: wireForm(entity, doc) };
}

export function readEntity(books: CompanyBooks, entity: string, id: string): Doc {
  if (!/^\d+$/.test(id)) throw faults.invalidId(id);
  const doc = books.get(entity, id);
  if (!doc) throw faults.notFound();
  return doc;
}

/** Rates carry no Id on the wire. */
export function wireForm(entity: string, doc: Doc): Body {
  if (entity !== 'ExchangeRate') return doc;
  const { Id: _id, ...rest } = doc;
  return rest;
}

/** Marks a form as e-mailed: `POST /invoice/12/send?sendTo=…`. Without an address anywhere the service refuses. */
export function sendEntity(
  books: CompanyBooks,
  entity: string,
  id: string,
  sendTo: string | undefined,
): Body {
  if (!kindOf(entity)?.verbs.has('send')) throw faults.unsupportedOperation(`send on ${entity}`);
  const doc = readEntity(books, entity, id);
  const field = entity === 'PurchaseOrder' ? 'POEmail' : 'BillEmail';
  const address = sendTo ?? text(child(doc, field).Address);
  if (!address)
    throw faults.time(
      '6420',
      'Email address is required',
      'An email address is required to send this transaction.',
    );
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw faults.invalidEmail(address);
  const at = books.now();
  const carriesEmail = entity !== 'Payment';
  const sent = books.touch(
    entity,
    id,
    (before) =>
      carriesEmail
        ? {
            ...before,
            EmailStatus: 'EmailSent',
            [field]: { Address: address },
            ...(entity === 'PurchaseOrder' ? {} : delivery(at)),
          }
        : before,
    at,
    'Emailed',
  );
  return { [entity]: sent ?? doc };
}

function delivery(at: Date): Body {
  return { DeliveryInfo: { DeliveryType: 'Email', DeliveryTime: stamp(at) } };
}
