import type { MappedEntity } from './mapped-entities.js';
import { factsOf, NOTHING_KNOWN, nameThere, type PartnerFacts } from './partner-facts.js';
import { waitingWrites } from './waiting-writes.js';

describe('what tells entries of a list apart', () => {
  it.each<[string, MappedEntity, object, Partial<PartnerFacts>]>([
    [
      'an item: its code, its price and its type',
      'item',
      { name: 'Panel', sku: 'PNL-1', unitPrice: '95.000000', type: 'service' },
      { name: 'Panel', code: 'PNL-1', figure: '95', kind: 'service' },
    ],
    [
      'an item that has neither code nor price: its type alone',
      'item',
      { name: 'Panel', sku: '', unitPrice: null, type: 'service' },
      { name: 'Panel', kind: 'service' },
    ],
    [
      'an account: its number and its type',
      'account',
      { name: 'Sales', number: '4000', type: 'Income' },
      { name: 'Sales', code: '4000', kind: 'Income' },
    ],
    ['a term: its days', 'term', { name: 'Net 30', dueDays: 30 }, { name: 'Net 30', figure: '30' }],
    [
      'a term that is due on a day of the month: its name',
      'term',
      { name: 'The 15th', dueDays: null, dayOfMonthDue: 15 },
      { name: 'The 15th' },
    ],
    [
      'a payment method: its kind',
      'payment-method',
      { name: 'Visa', kind: 'credit_card' },
      { name: 'Visa', kind: 'credit_card' },
    ],
    [
      'a tax code without taxes: that it charges none',
      'tax-code',
      { name: 'Zero' },
      { name: 'Zero', figure: '0' },
    ],
    ['an entry without a name: what else it says', 'account', { number: '4000' }, { code: '4000' }],
  ])('%s', (_, entity, fields, facts) => {
    expect(factsOf(entity, { ...fields })).toEqual({ ...NOTHING_KNOWN, ...facts });
  });

  it('a tax code: the percentages of its taxes, written as people write them', () => {
    const taxes = ['5', '9.975000'].map((percent, index) => ({
      ...{ taxRateId: `rate ${index}`, name: 'Tax', percent, order: index, onTax: false },
    }));
    expect(factsOf('tax-code', { name: 'QC' }, taxes).figure).toBe('5 + 9.975');
  });
});

describe('what an entry is called in the books', () => {
  it('is its name, and its id where the books gave it none', () => {
    expect(nameThere({ snapshot: { name: 'Travel' }, remoteId: '17' })).toBe('Travel');
    expect(nameThere({ snapshot: {}, remoteId: '17' })).toBe('17');
  });
});

describe('writes that wait for an entry', () => {
  const parked = (localId: string, waitsFor: string, message?: string) => ({
    ...{ id: `write of ${localId}`, localId, waitsFor },
    entity: 'payment' as const,
    error: message === undefined ? null : { kind: 'validation', message },
  });

  it('are told by the entry, each with its number and its cause where it has them', () => {
    const refused = parked('numbered', 'Visa', 'Visa is not in the books.');
    const waiting = waitingWrites(
      [refused, parked('nameless', 'Visa'), parked('other', 'Cash', 'Cash is not in the books.')],
      new Map([['numbered', 'P-7']]),
    );
    expect([...waiting.keys()]).toEqual(['Visa', 'Cash']);
    expect(waiting.get('Visa')).toEqual([
      {
        ...{ operationId: 'write of numbered', entity: 'payment', recordId: 'numbered' },
        ...{ label: 'P-7', message: 'Visa is not in the books.' },
      },
      {
        ...{ operationId: 'write of nameless', entity: 'payment', recordId: 'nameless' },
        ...{ label: null, message: null },
      },
    ]);
  });
});
