import { emptyLine } from './draft-form';
import { placedProblem } from './draft-refusal';

const values = { lines: [emptyLine('a'), emptyLine('b'), emptyLine('c')] };
const sent = { ids: ['a', 'c', undefined] };
const placeOf = (field: string) => placedProblem({ field }, values, sent).field;

describe('where a refusal of an invoice stands', () => {
  it('is at the line as it is on screen, whichever were left out', () => {
    expect(placeOf('lines.1.quantity')).toBe('lines.2.quantity');
    expect(placeOf('lines.0.amount')).toBe('lines.0.unitPrice');
    expect(placeOf('lines.1.evidence.0.sourceId')).toBe('lines.2.description');
  });

  it('is at the discount, and at the freight for which nobody chose an item', () => {
    expect(placeOf('lines.2.amount')).toBe('discount');
    expect(placeOf('freightItemId')).toBe('freight');
    expect(placeOf('dueDate')).toBe('dueDate');
  });

  it('is there for each of several, and nowhere when it speaks of no field', () => {
    const errors = [{ field: 'lines.1.unitPrice', detail: 'must be a number' }];
    expect(placedProblem({ errors }, values, sent)).toEqual({
      errors: [{ field: 'lines.2.unitPrice', detail: 'must be a number' }],
    });
    expect(placedProblem({}, values, sent)).toEqual({});
  });
});
