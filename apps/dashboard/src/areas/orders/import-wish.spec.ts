import { FIRST_WISH, headingsOf, wishQuery } from './import-wish';

describe('an import', () => {
  it('says of the columns only what a person chose', () => {
    expect(wishQuery(FIRST_WISH)).toEqual({ direction: 'customer' });
    const columns = { Kunde: 'party', Datum: '' } as const;
    expect(
      wishQuery({ ...FIRST_WISH, direction: 'supplier', draft: true, skipExisting: true, columns }),
    ).toEqual({
      direction: 'supplier',
      draft: true,
      skipExisting: true,
      columns: 'Kunde=party;Datum=',
    });
  });

  it('leaves the columns to a mapping where one is chosen', () => {
    const wish = { ...FIRST_WISH, columns: { Kunde: 'party' } as const, mappingId: 'm' };
    expect(wishQuery(wish)).toEqual({ direction: 'customer', mappingId: 'm' });
  });

  it('learns the headings of a file from its refusal', () => {
    expect(headingsOf({ code: 'PURCHASE_ORDERS.IMPORT_COLUMNS', headers: ['Kunde', 'Menge'] })).toEqual([
      'Kunde',
      'Menge',
    ]);
    expect(headingsOf({ code: 'HTTP.UNREACHABLE' })).toEqual([]);
    expect(headingsOf(undefined)).toEqual([]);
  });
});
