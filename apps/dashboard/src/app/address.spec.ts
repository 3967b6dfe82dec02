import { changed, parseSearch, stringifySearch } from './address';

describe('addresses', () => {
  it('say what is filtered in words that a person can read', () => {
    expect(stringifySearch({ q: 'Roy & fils', status: 'sent', tab: undefined })).toBe(
      '?q=Roy+%26+fils&status=sent',
    );
    expect(parseSearch('?q=Roy+%26+fils&status=sent')).toEqual({ q: 'Roy & fils', status: 'sent' });
    expect(stringifySearch({})).toBe('');
  });

  it('a number stays the text that was typed', () => {
    expect(parseSearch('?q=007')).toEqual({ q: '007' });
  });

  it('change a part and drop what is emptied', () => {
    expect(changed({ q: 'a', sort: 'name' }, { q: undefined, tab: 'jobs' })).toEqual({
      sort: 'name',
      tab: 'jobs',
    });
  });
});
