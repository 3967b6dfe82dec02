import { collectReferences, translateReferences, withStandIns } from './references.js';

const REFERENCES = { customerId: 'customer', 'lines.itemId': 'item' } as const;
const invoice = {
  customerId: 'c1',
  memo: 'x',
  lines: [{ itemId: 'i1' }, { itemId: null }, { itemId: 'i2' }],
};

describe('references between the two sides', () => {
  it('collects every id once, by entity', () => {
    expect(collectReferences([invoice, invoice], REFERENCES)).toEqual(
      new Map<string, Set<string>>([
        ['customer', new Set(['c1'])],
        ['item', new Set(['i1', 'i2'])],
      ]),
    );
  });

  it('translates in fields and in rows, and leaves the original as it was', () => {
    const { document, missing } = translateReferences(invoice, REFERENCES, (entity, id) => `${entity}-${id}`);
    expect(document).toEqual({
      customerId: 'customer-c1',
      memo: 'x',
      lines: [{ itemId: 'item-i1' }, { itemId: null }, { itemId: 'item-i2' }],
    });
    expect(missing).toEqual([]);
    expect(invoice.lines[0]).toEqual({ itemId: 'i1' });
  });

  it('names what has no counterpart instead of dropping it silently', () => {
    const { document, missing } = translateReferences(invoice, REFERENCES, (_, id) =>
      id === 'i2' ? undefined : id,
    );
    expect(missing).toEqual([{ path: 'lines[2].itemId', entity: 'item', id: 'i2' }]);
    expect((document.lines as { itemId: string | null }[])[2]?.itemId).toBeNull();
  });

  it('names a field of the document itself that has no counterpart', () => {
    const { missing } = translateReferences(invoice, REFERENCES, (entity, id) =>
      entity === 'item' ? id : undefined,
    );
    expect(missing).toEqual([{ path: 'customerId', entity: 'customer', id: 'c1' }]);
  });

  it('takes a document without rows as it is', () => {
    expect(collectReferences([{ customerId: null }], REFERENCES)).toEqual(new Map());
    expect(translateReferences({ customerId: null }, REFERENCES, () => undefined).missing).toEqual([]);
  });

  it('knows our own record again in what comes back, where it was sent as one of theirs', () => {
    const ours = { customerId: 'c1', lines: [{ itemId: 'ours' }, { itemId: 'other' }] };
    const back = {
      customerId: 'c1',
      lines: [{ itemId: 'theirs' }, { itemId: 'theirs' }, { itemId: 'theirs' }],
    };
    const standing = new Map([['ours', 'theirs']]);
    expect(withStandIns(back, ours, REFERENCES, standing)).toEqual({
      customerId: 'c1',
      lines: [{ itemId: 'ours' }, { itemId: 'theirs' }, { itemId: 'theirs' }],
    });
    expect(back.lines[0]).toEqual({ itemId: 'theirs' });
  });
});
