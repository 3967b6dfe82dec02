import fc from 'fast-check';
import { freeOf, hasFree, isEmptied, movingLines, shareOf } from './split-share';

const line = (quantityOrdered: string, quantityCompleted = '0', quantityInvoiced = '0') => ({
  lineNumber: 1,
  quantityOrdered,
  quantityCompleted,
  quantityInvoiced,
});

describe('what a split moves and what stays', () => {
  it('only lets go of what is neither done nor billed', () => {
    expect(freeOf(line('12', '3', '5'))).toBe('7');
    expect(freeOf(line('2.5', '1.25'))).toBe('1.25');
    expect(hasFree(line('4', '4'))).toBe(false);
    expect(freeOf(line('4', '5'))).toBe('0');
  });

  it('says what is left as one types, and why a number cannot be', () => {
    expect(shareOf(line('12', '3'), '')).toEqual({ free: '9', stays: '12' });
    expect(shareOf(line('12', '3'), '4.5')).toEqual({ free: '9', stays: '7.5' });
    expect(shareOf(line('12', '3'), '10')).toEqual({ free: '9', stays: '12', problem: 'tooMuch' });
    expect(shareOf(line('12', '3'), 'four').problem).toBe('notNumber');
    expect(shareOf(line('12', '3'), '-1').problem).toBe('notNumber');
  });

  it('sends the lines of which something moves', () => {
    const lines = [line('2'), { ...line('3'), lineNumber: 2 }, { ...line('4'), lineNumber: 3 }];
    expect(movingLines(lines, ['', '0', ' 1.5 '])).toEqual([{ lineNumber: 3, quantity: '1.5' }]);
  });

  it('knows when nothing would stay', () => {
    expect(isEmptied([line('2'), line('3')], ['2', '3'])).toBe(true);
    expect(isEmptied([line('2'), line('3')], ['2', '2'])).toBe(false);
    expect(isEmptied([line('2', '1')], ['1'])).toBe(false);
  });

  it('never loses and never makes a millionth', () => {
    const quantity = fc.integer({ min: 0, max: 2_000_000_000 });
    const text = (millionths: number) => (millionths / 1_000_000).toFixed(6);
    fc.assert(
      fc.property(quantity, quantity, (ordered, wanted) => {
        const { stays, problem } = shareOf(line(text(ordered)), text(wanted));
        if (wanted > ordered) return problem === 'tooMuch';
        return Math.round(Number(stays) * 1_000_000) === ordered - wanted;
      }),
    );
  });
});
