import { KeptFigures } from './kept-figures.js';

const BEGUN = new Date('2026-11-20T12:00:00Z');
const later = (seconds: number) => new Date(BEGUN.getTime() + seconds * 1000);

/** Measurements that end when the test says so. */
class Scale {
  readonly weighings: { resolve: (figures: number) => void; reject: (error: Error) => void }[] = [];
  readonly weigh = () =>
    new Promise<number>((resolve, reject) => void this.weighings.push({ resolve, reject }));

  end(figures: number): void {
    this.weighings.at(-1)?.resolve(figures);
  }
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe.each([
  ['dear', 0],
  ['cheap', Number.POSITIVE_INFINITY],
])('figures that are %s to measure', (kind, dearMs) => {
  let scale: Scale;
  let kept: KeptFigures<number>;
  let failures: unknown[];
  const at = (seconds: number) => kept.of('a', later(seconds), scale.weigh);

  beforeEach(async () => {
    scale = new Scale();
    failures = [];
    kept = new KeptFigures((error) => void failures.push(error), dearMs);
    const first = at(0);
    await soon();
    scale.end(1);
    expect(await first).toMatchObject({ at: BEGUN, figures: 1 });
  });

  it('hold for a minute', async () => {
    expect(await at(59)).toMatchObject({ at: BEGUN, figures: 1 });
    expect(scale.weighings).toHaveLength(1);
  });

  it('are measured once for everybody who asks meanwhile, and say whose moment they are', async () => {
    const asked = [at(61), at(62), at(63)];
    await soon();
    expect(scale.weighings).toHaveLength(2);
    scale.end(2);
    const expected = kind === 'dear' ? { at: BEGUN, figures: 1 } : { at: later(61), figures: 2 };
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject(expected);
    expect(await at(70)).toMatchObject({ at: later(61), figures: 2 });
  });

  it('are of no use after ten minutes', async () => {
    const late = at(600);
    await soon();
    scale.end(9);
    expect(await late).toMatchObject({ at: later(600), figures: 9 });
  });

  it('are measured again where it failed', async () => {
    const failure = new Error('no answer');
    const asked = at(61).catch(() => 'failed');
    await soon();
    scale.weighings.at(-1)?.reject(failure);
    expect(await asked).toEqual(kind === 'dear' ? expect.objectContaining({ figures: 1 }) : 'failed');
    await soon();
    // Those who wait for it hear of it, and where nobody does, the operator.
    expect(failures).toEqual(kind === 'dear' ? [failure] : []);
    const again = at(62);
    await soon();
    expect(scale.weighings).toHaveLength(3);
    scale.end(3);
    await again;
    expect(await at(63)).toMatchObject({ at: later(62), figures: 3 });
  });
});
