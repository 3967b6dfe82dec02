import { dueOf, inParts, isKnown, type StockBalance, untoldOf } from './stock-balance.js';

const balance = (changes: Partial<StockBalance> = {}): StockBalance => ({
  ...{ jobId: 'job', itemId: 'item', used: '0', billedThere: '0', billedComing: '0' },
  ...{ toldThere: '0', toldComing: '0' },
  ...changes,
});

describe('what the books are told of used stock', () => {
  it.each<[string, Partial<StockBalance>, string, boolean]>([
    ['nothing where nothing was used', {}, '0', true],
    ['what was used', { used: '5' }, '-5', false],
    ['what was used since', { used: '7.5', toldThere: '-5' }, '-2.5', false],
    ['that some came back', { used: '3', toldThere: '-5' }, '2', false],
    ['nothing twice', { used: '5', toldThere: '-5' }, '0', true],
    ['nothing twice that is on its way', { used: '5', toldComing: '-5' }, '0', false],
    ['nothing that an invoice takes off there', { used: '5', billedThere: '5' }, '0', true],
    ['nothing that an invoice will take off', { used: '5', billedComing: '5' }, '0', false],
    ['what an invoice leaves out', { used: '5', billedThere: '3' }, '-2', false],
    ['back what an invoice takes off again', { used: '5', billedThere: '5', toldThere: '-5' }, '5', false],
    ['once more what a void invoice gave back', { used: '5', toldThere: '0' }, '-5', false],
    ['nothing of what an invoice bills beyond it', { used: '5', billedThere: '8' }, '0', true],
    ['nothing of credits beyond what was billed', { used: '5', billedThere: '-2' }, '-5', false],
  ])('%s', (_, changes, due, known) => {
    expect(dueOf(balance(changes)).toString()).toBe(due);
    expect(isKnown(balance(changes))).toBe(known);
  });

  it.each<[string, Partial<StockBalance>, string]>([
    ['what was used and is to be sent', { used: '5' }, '5'],
    ['what is on its way', { used: '5', toldComing: '-5' }, '5'],
    ['what an invoice on its way will take off', { used: '5', billedComing: '5' }, '5'],
    ['nothing of what they know', { used: '5', billedThere: '3', toldThere: '-2' }, '0'],
    ['nothing of what an invoice bills beyond it', { used: '5', billedThere: '8' }, '0'],
    ['what they are to get back', { used: '5', billedThere: '5', toldThere: '-5' }, '-5'],
    ['the rest beside a credit on its way', { used: '5', billedThere: '3', billedComing: '-3' }, '2'],
  ])('still goes off the quantity there: %s', (_, changes, untold) => {
    expect(untoldOf(balance(changes)).toString()).toBe(untold);
  });

  it('goes in parts, and an item is never in two of them', () => {
    const share = (itemId: string, jobId: string) => ({ itemId, jobId, quantity: '-1' });
    const shares = [share('a', '1'), share('b', '1'), share('a', '2'), share('c', '1')];
    expect(inParts(shares, 2).map((part) => part.map(({ itemId }) => itemId))).toEqual([
      ['a', 'a', 'b'],
      ['c'],
    ]);
    expect(inParts([], 2)).toEqual([]);
  });
});
