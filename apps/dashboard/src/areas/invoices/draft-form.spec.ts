import {
  changeBody,
  emptyLine,
  type Invoice,
  isPriced,
  newBody,
  restsOnWork,
  sentLines,
  storedIds,
  valuesOf,
} from './draft-form';

let made = 0;
const nextId = () => `line-${++made}`;
const words = { sameJob: 'as before', discount: 'Discount' };

const draft = {
  ...{ id: 'i1', version: 3, customerId: 'c1', partyName: 'Acme', invoiceDate: '2026-11-02', termId: null },
  ...{ currency: 'CAD', jobId: null, email: 'ap@acme.example', customerMemo: 'Thank you', privateNote: null },
  lines: [
    {
      ...{
        lineNumber: 1,
        kind: 'item',
        itemId: 'labour',
        accountId: null,
        description: 'Labour',
        quantity: '2',
      },
      ...{ unitPrice: '95', amount: '190.00', taxCodeId: 'H', serviceDate: null, jobId: 'j1' },
      ...{ jobLineNumber: null, timeEntryId: 't1', role: null },
      evidence: [{ kind: 'time_entry', sourceId: 't1', amount: null, previousAmount: null, reason: 'Card' }],
    },
    { lineNumber: 2, kind: 'discount', description: 'Loyalty', amount: '-19.00', role: null },
    { lineNumber: 3, kind: 'item', description: 'Holdback', amount: '-17.10', role: 'holdback' },
  ],
} as unknown as Invoice;

describe('a new invoice', () => {
  const values = valuesOf(undefined, '2026-11-21', words, nextId);

  it('leaves to the customer and the item what is not said, and blank lines out', () => {
    const lines = [
      { ...emptyLine('a'), itemId: { id: 'labour', label: 'Labour' } },
      emptyLine('b'),
      {
        ...emptyLine('c'),
        description: ' Permit ',
        unitPrice: '120',
        taxCodeId: 'none',
        discountPercent: '5',
      },
    ];
    const typed = { ...values, customerId: { id: 'c1', label: 'Acme' }, lines };
    const sent = sentLines(typed);
    expect(sent.ids).toEqual(['a', 'c']);
    expect(newBody(typed, sent.lines)).toEqual({
      ...{ direction: 'receivable', customerId: 'c1', invoiceDate: '2026-11-21' },
      lines: [
        { itemId: 'labour', quantity: '1' },
        { description: 'Permit', quantity: '1', unitPrice: '120', discountPercent: '5', taxCodeId: null },
      ],
    });
  });

  it('takes a discount as its last line, as an amount or in percent', () => {
    const off = { ...values, discount: '10', discountText: 'Loyalty' };
    expect(sentLines(off)).toEqual({
      lines: [{ kind: 'discount', description: 'Loyalty', amount: '10' }],
      ids: [undefined],
    });
    expect(sentLines({ ...off, discountKind: 'percent' }).lines).toMatchObject([{ discountPercent: '10' }]);
    expect(sentLines({ ...off, discount: '0.00' }).lines).toEqual([]);
  });

  it('counts a line once it has a price or an item', () => {
    const line = { ...emptyLine('a'), description: 'Permit' };
    expect([isPriced(line), isPriced({ ...line, unitPrice: '0' })]).toEqual([false, true]);
  });
});

describe('a draft that is changed', () => {
  const first = valuesOf(draft, '2026-11-21', words, nextId);
  const body = (changes: object) => {
    const values = { ...first, ...changes };
    return changeBody(values, first, sentLines(values).lines, draft.version);
  };

  it('sends nothing that was not changed', () => {
    expect(body({})).toEqual({ version: 3 });
    expect(body({ customerMemo: ' Thank you ' })).toEqual({ version: 3 });
  });

  it('sends what was changed, and empties what was emptied', () => {
    expect(body({ invoiceDate: '2026-11-09', termId: 't30', customerMemo: '', exchangeRate: '1.4' })).toEqual(
      {
        ...{ version: 3, invoiceDate: '2026-11-09', termId: 't30', customerMemo: null, exchangeRate: '1.4' },
      },
    );
  });

  it('knows its stored lines again, wherever the discount stands', () => {
    const [work, discount, held] = draft.lines;
    const turned = { ...draft, lines: [discount, work, held] } as Invoice;
    expect(storedIds(turned, first)).toEqual([undefined, first.lines[0]?.id]);
  });

  it('sends its lines with what they bill, its discount, and nothing that follows from them', () => {
    const [line] = first.lines;
    expect(line && restsOnWork(line)).toBe(true);
    expect(body({ lines: [{ ...line, quantity: '3' }] }).lines).toEqual([
      {
        ...{ itemId: 'labour', description: 'Labour', quantity: '3', unitPrice: '95.00', taxCodeId: 'H' },
        ...{ jobId: 'j1', timeEntryId: 't1', evidence: [{ kind: 'time_entry', sourceId: 't1' }] },
      },
      { kind: 'discount', description: 'Loyalty', amount: '19.00' },
    ]);
  });
});
