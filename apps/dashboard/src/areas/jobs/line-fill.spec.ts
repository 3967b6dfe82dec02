import { filledByItem } from './line-fill';

const pole = { description: 'Pole, 8 m', unitPrice: '1120.00' };
const lamp = { description: 'LED lamp', unitPrice: '85.00' };
const empty = { description: '', unitPrice: '' };

describe('an item that is chosen for a line', () => {
  it('fills in what is empty', () => {
    expect(filledByItem(empty, pole, undefined)).toEqual(pole);
    expect(filledByItem({ ...empty, unitPrice: '900' }, pole, undefined)).toEqual({
      description: 'Pole, 8 m',
    });
  });

  it('takes the place of the item before it', () => {
    expect(filledByItem(pole, lamp, pole)).toEqual(lamp);
    expect(filledByItem(pole, { ...lamp, unitPrice: '' }, pole)).toEqual({ ...lamp, unitPrice: '' });
  });

  it('leaves what somebody wrote', () => {
    const written = { description: 'Pole, painted', unitPrice: '1120.00' };
    expect(filledByItem(written, lamp, pole)).toEqual({ unitPrice: '85.00' });
  });
});
