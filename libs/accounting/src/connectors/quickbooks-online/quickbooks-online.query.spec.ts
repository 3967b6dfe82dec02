import fc from 'fast-check';
import { type QueryField, whereClause } from './quickbooks-online.query.js';

describe('queries', () => {
  it('are made of known words, with values quoted and escaped', () => {
    expect(
      whereClause({
        filters: [
          { field: 'DisplayName', operator: '=', value: "O'Connor \\ Sons" },
          { field: 'Active', operator: 'IN', value: [true, false] },
          { field: 'MetaData.LastUpdatedTime', operator: '>=', value: '2026-03-01T00:00:00-05:00' },
        ],
        orderBy: 'MetaData.LastUpdatedTime',
        startPosition: 5,
      }),
    ).toBe(
      "WHERE DisplayName = 'O\\'Connor \\\\ Sons' AND Active IN (true, false) AND MetaData.LastUpdatedTime >= '2026-03-01T00:00:00-05:00' ORDERBY MetaData.LastUpdatedTime ASC STARTPOSITION 5 MAXRESULTS 1000",
    );
    expect(whereClause({ maxResults: 5000 })).toBe('STARTPOSITION 1 MAXRESULTS 1000');
  });

  it('no value leaves its quotes', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        fc.pre(!/\p{Cc}/u.test(value));
        const clause = whereClause({ filters: [{ field: 'Name', operator: '=', value }] });
        const literal = clause.slice("WHERE Name = '".length, clause.lastIndexOf("' STARTPOSITION"));
        expect(literal.replace(/\\(.)/gsu, '$1')).toBe(value);
        expect(literal.replace(/\\./gsu, '')).not.toContain("'");
      }),
    );
  });

  it('refuse unknown fields, bad positions and control characters', () => {
    const filter = (field: string, value: string) => ({
      field: field as QueryField,
      operator: '=' as const,
      value,
    });
    expect(() => whereClause({ filters: [filter("Id = '1' OR Name", 'x')] })).toThrow('does not filter');
    expect(() => whereClause({ startPosition: 0 })).toThrow('whole number');
    expect(() => whereClause({ filters: [filter('Name', 'a\nb')] })).toThrow('control character');
  });
});
