import { contains, updateBody } from './quickbooks-online.body.js';

describe('update bodies', () => {
  const existing = { Id: '1', SyncToken: '4', Name: 'a', Notes: 'theirs' };
  const body = (fields: object) => fields as { Id?: string };

  it('are partial where the vendor documents it and nothing is cleared', () => {
    expect(updateBody(body({ Name: 'b', Email: undefined }), existing, true)).toEqual({
      Id: '1',
      SyncToken: '4',
      Name: 'b',
      sparse: true,
    });
  });

  it('are the whole object otherwise', () => {
    expect(updateBody(body({ Name: undefined }), existing, true)).toEqual({
      Id: '1',
      SyncToken: '4',
      Notes: 'theirs',
      sparse: false,
    });
    expect(updateBody(body({ Name: 'b' }), existing, false)).toEqual({
      ...existing,
      Name: 'b',
      sparse: false,
    });
  });
});

it.each([
  [{ a: 1, b: 2 }, { a: 1 }, true],
  [{ a: 1 }, { a: 2 }, false],
  [{ a: null }, { a: undefined, b: false, c: '' }, true],
  [{ a: 'x' }, { a: undefined }, false],
  ['x', { a: 1 }, false],
  [{ rows: [{ Id: '1', n: 1 }, { DetailType: 'SubTotalLineDetail' }] }, { rows: [{ n: 1 }] }, true],
  [{ rows: [{ n: 1 }, { n: 2 }] }, { rows: [{ n: 1 }] }, false],
  [{ rows: 'none' }, { rows: [{ n: 1 }] }, false],
])('%j contains %j: %s', (theirs, mine, expected) => {
  expect(contains(theirs, mine)).toBe(expected);
});
