import { ENTITIES, type Entity } from '../../ports/canonical-documents.js';
import { Bindings } from './bindings.js';
import { keyOf } from './entity-binding.js';

/** Records are read and written by the modules that own them; nothing of that is asked here. */
const closed = <T>(): T => ({}) as T;
const bindings = new Bindings(closed(), closed(), closed(), closed(), {
  timekeeping: closed(),
  attachments: closed(),
  files: closed(),
  adjustments: closed(),
});

const SYSTEM = 'quickbooks-online';
const recordOf = (entity: Entity, document: object, existing?: object) =>
  bindings.of(entity).toRecord(document as never, 'ours', existing as never, SYSTEM);
const documentOf = (entity: Entity, record: object) => bindings.of(entity).toDocument(record as never);
const isWanted = (entity: Entity, document: object) => bindings.of(entity).isWanted(document as never);
const nameOf = (entity: Entity, document: object) => bindings.of(entity).naturalKey(document as never);

describe('kinds of records', () => {
  it('are all known, and another is refused', () => {
    expect(ENTITIES.map((entity) => bindings.of(entity).entity)).toEqual([...ENTITIES]);
    expect(() => bindings.of('budget' as never)).toThrow('No binding for "budget".');
  });
});

describe('our record that is void', () => {
  it.each<[Entity, string]>([
    ['credit', 'balance'],
    ['payment', 'unappliedAmount'],
    ['bill-payment', 'unappliedAmount'],
  ])('has nothing open, whatever the books say of it at the moment: %s', (entity, open) => {
    const document = { customerId: 'c', lines: [], memo: null, voided: true, [open]: '9' };
    expect(recordOf(entity, document)).toMatchObject({ status: 'void', [open]: '0' });
  });
});

describe('our record after it was deleted in the books', () => {
  const LEFT_ALONE = undefined;

  it.each<[string, Entity, object, object | undefined]>([
    ['an invoice is void', 'invoice', { status: 'approved', balance: '9' }, { status: 'void', balance: '0' }],
    ['a void invoice stays as it is', 'invoice', { status: 'void' }, LEFT_ALONE],
    ['a credit is void', 'credit', { status: 'open', balance: '9' }, { status: 'void', balance: '0' }],
    ['a void credit stays as it is', 'credit', { status: 'void' }, LEFT_ALONE],
    [
      'a receipt for money given back is void',
      'refund-receipt',
      { status: 'used', balance: '0' },
      { status: 'void', balance: '0' },
    ],
    ['a refund is void', 'refund', { status: 'recorded' }, { status: 'void' }],
    ['a void refund stays as it is', 'refund', { status: 'void' }, LEFT_ALONE],
    ['what a credit paid is taken back', 'credit-use', { voided: false }, { voided: true }],
    ['once', 'vendor-credit-use', { voided: true }, LEFT_ALONE],
    [
      'a payment is void and pays nothing',
      'payment',
      { status: 'recorded', unappliedAmount: '5', lines: [{ invoiceId: 'i', amount: '10' }] },
      { status: 'void', unappliedAmount: '0', lines: [] },
    ],
    ['a void payment stays as it is', 'bill-payment', { status: 'void', lines: [] }, LEFT_ALONE],
    [
      'an item is not used any more',
      'item',
      { name: 'Panel', active: true },
      { name: 'Panel', active: false },
    ],
    ['an item that was not used stays as it is', 'item', { name: 'Panel', active: false }, LEFT_ALONE],
    [
      'an order that nobody works on is cancelled',
      'estimate',
      { status: 'approved' },
      { status: 'cancelled' },
    ],
    ['an order that is worked on goes on', 'estimate', { status: 'in_progress' }, LEFT_ALONE],
    ['what was shipped to us stays shipped', 'purchase-order', { status: 'shipped' }, LEFT_ALONE],
    ['approved time is rejected', 'time-activity', { status: 'approved' }, { status: 'rejected' }],
    ['time that is still asked for waits on', 'time-activity', { status: 'submitted' }, LEFT_ALONE],
  ])('%s', (_, entity, record, after) => {
    expect(bindings.of(entity).afterRemoval(record as never)).toEqual(after);
  });
});

describe('an order', () => {
  it.each<[Entity, string, string, string]>([
    ['estimate', 'accepted', 'new', 'approved'],
    ['estimate', 'pending', 'new', 'pending'],
    ['estimate', 'rejected', 'new', 'cancelled'],
    ['estimate', 'closed', 'new', 'approved'],
    ['purchase-order', 'open', 'new', 'approved'],
    ['purchase-order', 'closed', 'new', 'completed'],
    ['estimate', 'accepted', 'draft', 'approved'],
    ['estimate', 'rejected', 'pending', 'cancelled'],
    ['estimate', 'rejected', 'in_progress', 'in_progress'],
    ['purchase-order', 'open', 'cancelled', 'cancelled'],
  ])('%s that is %s there and %s here is %s from then on', (entity, state, before, status) => {
    const existing = before === 'new' ? undefined : { status: before, source: 'manual' };
    expect(recordOf(entity, { number: '7', state }, existing)).toEqual({
      ...{ id: 'ours', number: '7', status },
      direction: entity === 'estimate' ? 'customer' : 'supplier',
      source: existing?.source ?? SYSTEM,
    });
  });

  it.each<[Entity, string, string]>([
    ['estimate', 'draft', 'pending'],
    ['estimate', 'pending', 'pending'],
    ['estimate', 'approved', 'accepted'],
    ['estimate', 'completed', 'accepted'],
    ['estimate', 'shipped', 'closed'],
    ['estimate', 'cancelled', 'rejected'],
    ['purchase-order', 'pending', 'pending'],
    ['purchase-order', 'approved', 'open'],
    ['purchase-order', 'in_progress', 'open'],
    ['purchase-order', 'completed', 'closed'],
    ['purchase-order', 'shipped', 'closed'],
    ['purchase-order', 'cancelled', 'closed'],
  ])('%s that is %s here is told as %s', (entity, status, state) => {
    const direction = entity === 'estimate' ? 'customer' : 'supplier';
    const record = { id: 'ours', direction, status, source: 'manual', number: '7' };
    expect(documentOf(entity, record)).toEqual({ number: '7', state });
  });

  it.each<[Entity, string, string, string]>([
    ['purchase-order', 'in_progress', 'closed', 'closed'],
    ['estimate', 'approved', 'closed', 'closed'],
    ['estimate', 'in_progress', 'rejected', 'rejected'],
    ['estimate', 'cancelled', 'accepted', 'rejected'],
    ['estimate', 'approved', 'pending', 'accepted'],
  ])('%s that is %s here and was %s there by agreement is told as %s', (entity, status, agreed, state) => {
    const direction = entity === 'estimate' ? 'customer' : 'supplier';
    const record = { id: 'ours', direction, status, source: 'manual', number: '7' };
    const { toDocument } = bindings.of(entity);
    expect(toDocument(record as never, { state: agreed })).toEqual({ number: '7', state });
  });

  it('of a customer is one when it was accepted, to a supplier always', () => {
    expect(isWanted('estimate', { state: 'accepted' })).toBe(true);
    expect(isWanted('estimate', { state: 'pending' })).toBe(false);
    expect(isWanted('purchase-order', { state: 'closed' })).toBe(true);
  });

  it('is known again by its number, its customer or supplier, and its day', () => {
    const order = { number: 'E-7', customerId: 'c', contractorId: null, orderDate: '2026-11-20' };
    expect(nameOf('estimate', order)).toBe('e-7|c||2026-11-20');
  });
});

describe('a credit', () => {
  const line = { lineNumber: 1, amount: '10', serviceDate: '2026-11-19' };
  const ours = { taxAmount: '1.3', invoiceLineNumber: 2, jobId: 'job', jobLineNumber: 4 };
  const document = { number: 'C-7', customerId: 'c', contractorId: null, creditDate: '2026-11-20' };
  const there = { ...document, balance: '10', voided: false, memo: 'Rework', lines: [line] };

  it.each([
    ['open while something of it is left', { balance: '0.01' }, 'open'],
    ['used when nothing is left', { balance: '0.00' }, 'used'],
    ['void when it is void there', { balance: '0', voided: true }, 'void'],
  ])('is %s', (_, changes, status) => {
    expect(recordOf('vendor-credit', { ...there, ...changes })).toMatchObject({
      status,
      direction: 'payable',
    });
  });

  it('keeps what only we know: the invoice, the lines it gives back, and why', () => {
    const existing = {
      invoiceId: 'i',
      reason: 'Wrong part',
      source: 'manual',
      lines: [{ ...line, ...ours }],
    };
    expect(recordOf('credit', { ...there, memo: null }, existing)).toMatchObject({
      ...{ direction: 'receivable', invoiceId: 'i', reason: 'Wrong part', source: 'manual' },
      lines: [{ lineNumber: 1, amount: '10', ...ours }],
    });
    expect(recordOf('credit', { ...there, memo: null })).toMatchObject({
      ...{ invoiceId: null, reason: '', source: SYSTEM, lines: [{ jobId: null, invoiceLineNumber: null }] },
    });
  });

  it('that was paid back at once is told as it came, without a day for each line', () => {
    const receipt = { ...there, accountId: 'bank', paymentMethodId: null, reference: 'Cheque 12' };
    expect(documentOf('refund-receipt', recordOf('refund-receipt', receipt))).toEqual({
      ...receipt,
      lines: [{ ...line, serviceDate: null }],
    });
    expect(documentOf('credit', recordOf('credit', { ...there, memo: null, voided: true }))).toMatchObject({
      ...{ memo: null, voided: true },
    });
  });

  it('is known again by its number, whose it is, and its day', () => {
    expect(nameOf('credit', document)).toBe('c-7|c||2026-11-20');
    expect(nameOf('refund-receipt', document)).toBe('c-7|c|2026-11-20');
  });

  it('is not brought in when it is void there', () => {
    for (const entity of ['credit', 'vendor-credit', 'refund-receipt', 'credit-use'] as const) {
      expect(isWanted(entity, { voided: true })).toBe(false);
      expect(isWanted(entity, { voided: false })).toBe(true);
    }
  });
});

describe('what credits paid', () => {
  const use = { customerId: 'c', contractorId: null, usedOn: '2026-11-20', voided: false };
  const onInvoice = { lineNumber: 1, creditId: 'k', invoiceId: 'i', refundId: null, amount: '10' };
  const asMoney = { lineNumber: 2, creditId: 'k', invoiceId: null, refundId: 'r', amount: '2.5' };

  it('is known again by its pairs, in whatever order they come', () => {
    const key = 'c||2026-11-20|k i 10.00|k r 2.50';
    expect(nameOf('credit-use', { ...use, pairs: [onInvoice, asMoney] })).toBe(key);
    expect(nameOf('vendor-credit-use', { ...use, pairs: [asMoney, onInvoice] })).toBe(key);
  });

  it('is the same on both sides but for its direction', () => {
    const record = recordOf('vendor-credit-use', { ...use, pairs: [onInvoice] });
    expect(record).toEqual({ ...use, pairs: [onInvoice], id: 'ours', direction: 'payable' });
    expect(documentOf('vendor-credit-use', record)).toEqual({ ...use, pairs: [onInvoice] });
  });
});

describe('a refund', () => {
  const there = { customerId: 'c', refundDate: '2026-11-20', amount: '25', voided: false };

  it('keeps what it was given back of', () => {
    const existing = { paymentId: 'p', creditId: null, source: 'manual' };
    expect(recordOf('refund', there, existing)).toMatchObject({ status: 'recorded', ...existing });
    const existingCredit = { paymentId: null, creditId: 'k', source: 'manual' };
    expect(recordOf('refund', { ...there, voided: true }, existingCredit)).toMatchObject({
      ...{ status: 'void', ...existingCredit },
    });
  });

  it('that we know nothing of is given back of nothing', () => {
    const record = recordOf('refund', there);
    expect(record).toMatchObject({ paymentId: null, creditId: null, source: SYSTEM });
    expect(documentOf('refund', record)).toEqual(there);
  });

  it('is ours alone: a cheque there is brought in by nobody, and known again by whom, when and how much', () => {
    expect(isWanted('refund', there)).toBe(false);
    expect(nameOf('refund', there)).toBe('c|2026-11-20|25.00');
  });
});

describe('a payment', () => {
  const lines = [{ lineNumber: 1, invoiceId: 'i', amount: '10' }];
  const there = { paymentDate: '2026-11-20', amount: '10', unappliedAmount: '0', lines };
  const received = { ...there, customerId: 'c', paymentMethodId: 'visa', refunds: [] };
  const paid = { ...there, contractorId: 'v' };

  it.each<[string, Entity, object, object]>([
    ['received', 'payment', received, { contractorId: null, paymentMethodId: 'visa' }],
    ['paid', 'bill-payment', paid, { customerId: null, paymentMethodId: null }],
  ])('that was %s comes in, and is told as it came', (direction, entity, document, expected) => {
    const record = recordOf(entity, { ...document, voided: false });
    expect(record).toMatchObject({ ...expected, direction, status: 'recorded', source: SYSTEM });
    expect(documentOf(entity, record)).toEqual({ ...document, voided: false });
  });

  it('keeps what only we know: by what means a vendor was paid, and what a customer was given back', () => {
    const existing = { paymentMethodId: 'visa', source: 'manual', refunds: [{ refundId: 'r', amount: '2' }] };
    expect(recordOf('bill-payment', { ...paid, voided: true }, existing)).toMatchObject({
      ...{ status: 'void', paymentMethodId: 'visa', source: 'manual' },
    });
    expect(recordOf('payment', { ...received, voided: true }, existing)).toMatchObject({
      ...{ status: 'void', source: 'manual', refunds: existing.refunds },
    });
  });

  it('to a vendor is not brought in when it is void there', () => {
    expect(isWanted('bill-payment', { voided: true })).toBe(false);
    expect(isWanted('bill-payment', { voided: false })).toBe(true);
    expect(isWanted('payment', { voided: true })).toBe(true);
  });

  it('is known again by whom, when, how much, and what it pays in whatever order', () => {
    const [one, other] = [{ invoiceId: 'i' }, { invoiceId: 'j' }];
    expect(nameOf('payment', { ...received, lines: [other, one] })).toBe('c|2026-11-20|10.00|i|j');
    expect(nameOf('bill-payment', { ...paid, lines: [one, other] })).toBe('v|2026-11-20|10.00|i|j');
  });
});

describe('time', () => {
  const there = {
    contractorId: 'v',
    customerId: null,
    workDate: '2026-11-20',
    minutes: 90,
    description: null,
  };

  it('from the books is approved; ours keeps its job and its state', () => {
    const record = recordOf('time-activity', there);
    expect(record).toEqual({ ...there, id: 'ours', jobId: null, status: 'approved' });
    expect(documentOf('time-activity', record)).toEqual(there);
    const existing = { jobId: 'job', status: 'invoiced' };
    expect(recordOf('time-activity', there, existing)).toMatchObject(existing);
  });

  it('is known again by who worked when and for how long; what is left out counts as empty', () => {
    expect(nameOf('time-activity', there)).toBe('v||2026-11-20|90|');
  });
});

describe('names', () => {
  it('are the same whatever their capitals, spaces and ways to write an accent', () => {
    expect(keyOf('  Jose\u0301  Tremblay ', null, 7)).toBe('jos\u00e9 tremblay||7');
  });
});
