import { InTurn } from './in-turn';

const VISIT = { id: 'v', version: 4 };

function gate() {
  let open: (version: number) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  const answer = new Promise<{ id: string; version: number }>((resolve, reject) => {
    open = (version) => resolve({ id: 'v', version });
    refuse = reject;
  });
  return { answer, open, refuse };
}

describe('changes of one record', () => {
  it('wait for each other and go on from the version that the one before made', async () => {
    const turns = new InTurn();
    const sent: number[] = [];
    const first = gate();
    const one = turns.add(VISIT, (version) => {
      sent.push(version);
      return first.answer;
    });
    // Meant while the first is under way: the screen still says version 4.
    const two = turns.add(VISIT, async (version) => {
      sent.push(version);
      return { ...VISIT, version: version + 1 };
    });
    await turns.add({ id: 'other', version: 9 }, async (version) => ({ id: 'other', version }));
    expect(sent).toEqual([4]);
    first.open(6);
    await Promise.all([one, two]);
    expect(sent).toEqual([4, 6]);
  });

  it('are not sent on top of one that was refused; the next begins anew', async () => {
    const turns = new InTurn();
    const first = gate();
    const one = turns.add(VISIT, () => first.answer);
    let isSent = false;
    const two = turns.add(VISIT, async () => {
      isSent = true;
      return VISIT;
    });
    first.refuse(new Error('409'));
    await expect(one).rejects.toThrow('409');
    await expect(two).rejects.toThrow('409');
    expect(isSent).toBe(false);
    expect(await turns.add({ ...VISIT, version: 5 }, async (version) => ({ ...VISIT, version }))).toBe(5);
  });
});
