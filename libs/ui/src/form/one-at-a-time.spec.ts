import { OneAtATime } from './one-at-a-time';

describe('what is done one at a time', () => {
  it('is done once, however often it is asked for meanwhile', async () => {
    const sending = new OneAtATime();
    let count = 0;
    let arrive = () => {};
    const send = () => {
      count += 1;
      return new Promise<void>((resolve) => {
        arrive = resolve;
      });
    };
    const first = sending.run(send);
    await sending.run(send);
    expect(count).toBe(1);
    arrive();
    await first;
    void sending.run(send);
    expect(count).toBe(2);
  });

  it('can be asked for again after it failed', async () => {
    const sending = new OneAtATime();
    await expect(sending.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(sending.run(() => Promise.resolve())).resolves.toBeUndefined();
  });
});
