import { readAhead } from './read-ahead.js';

interface Place {
  page: number;
}

const FIRST: Place = { page: 1 };

const pageOf = (number: number, last: number): { next: Place | null } => ({
  next: number < last ? { page: number + 1 } : null,
});

/** A vendor of so many pages, who notes what was asked for and when it was allowed to answer. */
function vendor(last: number) {
  const asked: number[] = [];
  const fetch = async ({ page }: Place) => {
    asked.push(page);
    await Promise.resolve();
    return pageOf(page, last);
  };
  return { asked, fetch };
}

const turns = async () => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};

describe('reading ahead', () => {
  it('yields every page in its order and asks for each once', async () => {
    const { asked, fetch } = vendor(5);
    const next: unknown[] = [];
    for await (const page of readAhead(fetch, FIRST, 2)) next.push(page.next);
    expect(next).toEqual([{ page: 2 }, { page: 3 }, { page: 4 }, { page: 5 }, null]);
    expect(asked).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on where it is told to', async () => {
    const { asked, fetch } = vendor(5);
    for await (const _ of readAhead(fetch, { page: 4 }, 2));
    expect(asked).toEqual([4, 5]);
  });

  it('asks for no more than the reader may have waiting', async () => {
    const { asked, fetch } = vendor(50);
    for await (const _ of readAhead(fetch, FIRST, 2)) {
      await turns();
      expect(asked).toEqual([1, 2, 3]);
      break;
    }
  });

  it('throws a failure when the turn of its page comes, and not before', async () => {
    const { fetch } = vendor(5);
    const failing = async (place: Place) => {
      if (place.page === 3) throw new Error('the wire broke');
      return fetch(place);
    };
    const read: unknown[] = [];
    const reading = async () => {
      for await (const page of readAhead(failing, FIRST, 2)) {
        await turns();
        read.push(page.next);
      }
    };
    await expect(reading()).rejects.toThrow('the wire broke');
    expect(read).toEqual([{ page: 2 }, { page: 3 }]);
  });

  it('asks for the next page as soon as it is announced, while this one is being translated', async () => {
    const { asked, fetch } = vendor(3);
    let translate: () => void = () => undefined;
    const translating = new Promise<void>((resolve) => {
      translate = resolve;
    });
    const announcing = async (place: Place, announce: (next: Place | null) => void) => {
      const page = await fetch(place);
      announce(page.next);
      await translating;
      return page;
    };
    const pages = readAhead(announcing, FIRST, 2);
    const first = pages.next();
    await turns();
    expect(asked).toEqual([1, 2, 3]);
    translate();
    expect((await first).value).toMatchObject({ next: { page: 2 } });
  });
});
