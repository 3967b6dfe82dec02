import { matching } from './commands';

const pages = [{ label: 'Rate cards' }, { label: 'Réglages' }, { label: 'New customer', detail: 'create' }];
const labels = (text: string) => matching(pages, text).map(({ label }) => label);

describe('matching', () => {
  it('finds without accents and in any case', () => {
    expect(labels('REGL')).toEqual(['Réglages']);
  });

  it('wants every word, in any order, wherever it stands', () => {
    expect(labels('customer new')).toEqual(['New customer']);
    expect(labels('create customer')).toEqual(['New customer']);
    expect(labels('customer card')).toEqual([]);
  });

  it('shows what begins with the text first', () => {
    expect(labels('r')).toEqual(['Rate cards', 'Réglages', 'New customer']);
  });
});
