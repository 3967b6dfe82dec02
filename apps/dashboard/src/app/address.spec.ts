import { changed, isAnswered, parseSearch, stringifySearch } from './address';

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

  it('are linked only where a page answers', () => {
    const paths = ['/', '/jobs', '/jobs/$id'];
    const isPage = (address: string) => isAnswered(paths, address);
    expect(['/', '/?show=to-bill', '/jobs', '/jobs/0193?tab=profit', '/jobs/0193#top'].every(isPage)).toBe(
      true,
    );
    expect(['/contractors/0193', '/job', '/jobs/0193/lines'].some(isPage)).toBe(false);
  });
});
