import { UploadQueue } from './upload-queue';

/** A queue whose bytes arrive, or not, as `fails` says. */
function office(fails: { post?: string; keep?: string } = {}) {
  const done: string[] = [];
  const once = (step: 'post' | 'keep', name: string) => {
    done.push(`${step} ${name}`);
    if (fails[step] !== name) return;
    fails[step] = undefined;
    throw new Error('lost');
  };
  let last = 0;
  const queue = new UploadQueue<string>({
    post: async ({ name }) => {
      once('post', name);
      return name;
    },
    keep: (name) => once('keep', name),
    explain: (name) => ({ detail: `${name} is lost` }),
    newKey: () => `key-${++last}`,
  });
  return { queue, done };
}

const photo = (name: string) => new File(['photo'], name);

describe('the files on their way', () => {
  it('go one after the other, and leave nothing behind', async () => {
    const { queue, done } = office();
    queue.add(photo('one'));
    queue.add(photo('two'));
    expect(await queue.settled()).toEqual([]);
    expect(done).toEqual(['post one', 'keep one', 'post two', 'keep two']);
  });

  it('say why one did not arrive, and the others go on', async () => {
    const { queue } = office({ post: 'one' });
    queue.add(photo('one'));
    queue.add(photo('two'));
    const left = await queue.settled();
    expect(left).toMatchObject([{ name: 'one', refusal: { detail: 'one is lost' }, canRetry: true }]);
  });

  it('are sent again by one press', async () => {
    const { queue } = office({ post: 'one' });
    queue.add(photo('one'));
    const [lost] = await queue.settled();
    queue.retry(lost?.key ?? '');
    expect(await queue.settled()).toEqual([]);
  });

  it('do not go twice when only what follows was lost', async () => {
    const { queue, done } = office({ keep: 'one' });
    queue.add(photo('one'));
    const [lost] = await queue.settled();
    queue.retry(lost?.key ?? '');
    await queue.settled();
    expect(done).toEqual(['post one', 'keep one', 'keep one']);
  });

  it('are not sent where it is known that they would be refused', async () => {
    const { queue, done } = office();
    queue.add(photo('film.mov'), { detail: 'No films.' });
    expect(await queue.settled()).toMatchObject([{ name: 'film.mov', refusal: { detail: 'No films.' } }]);
    expect(done).toEqual([]);
  });
});
