import type { Definition } from './field-mapping-actions';
import { mappingDifferences } from './field-mapping-differences';

const field = (target: string, expression: string, required = false) => ({ target, expression, required });
const was: Definition = {
  fields: [field('party', 'record.Kunde', true), field('quantity', 'number(record.Menge)')],
  tables: { codes: { A: '1' } },
};

describe('what a version of a mapping says otherwise than the one before', () => {
  it('is nothing where it says the same, whatever is left out', () => {
    expect(mappingDifferences(was, { ...was, when: '', rules: [], inputSchema: null })).toEqual([]);
  });

  it('is told part by part, with both', () => {
    const is: Definition = {
      when: 'record.Menge != "0"',
      fields: [field('quantity', 'number(record.Menge) * 12'), field('memo', '"x"')],
      tables: { codes: { A: '2' } },
      rules: [{ name: 'Agreed', check: 'out.quantity < 9', message: 'Too many.', severity: 'warning' }],
    };
    expect(mappingDifferences(was, is)).toEqual([
      { part: 'when', name: '', before: undefined, after: 'record.Menge != "0"' },
      { part: 'field', name: 'party', before: 'record.Kunde *', after: undefined },
      {
        ...{ part: 'field', name: 'quantity', before: 'number(record.Menge)' },
        after: 'number(record.Menge) * 12',
      },
      { part: 'field', name: 'memo', before: undefined, after: '"x"' },
      {
        ...{ part: 'rule', name: 'Agreed', before: undefined },
        after: 'out.quantity < 9 · Too many. · warning',
      },
      { part: 'table', name: 'codes', before: '{"A":"1"}', after: '{"A":"2"}' },
    ]);
  });

  it('is the order of the fields where only that moved: later ones see earlier ones', () => {
    expect(mappingDifferences(was, { ...was, fields: [...was.fields].reverse() })).toEqual([
      { part: 'order', name: '', before: undefined, after: undefined },
    ]);
  });

  it('is everything, of the first', () => {
    expect(mappingDifferences(undefined, was).map(({ name, before }) => [name, before])).toEqual([
      ['party', undefined],
      ['quantity', undefined],
      ['codes', undefined],
    ]);
  });
});
