import fc from 'fast-check';
import { DomainError, Money } from '#kernel';
import { tries } from '../../../kernel/src/testing/tries.js';
import {
  available,
  consume,
  giveBack,
  type Holding,
  type Outcome,
  release,
  reserve,
  type Stock,
} from './stock.js';

const stock: Stock = { onHand: '10', reserved: '4', unbooked: '1' };
const holding: Holding = { reserved: '4', consumed: '0', cost: '0' };
const refusal = (code: string) => expect.objectContaining({ code });

describe('stock', () => {
  it('is free when nobody holds it and nobody has used it', () => {
    expect(available(stock).toString()).toBe('5');
  });

  it('is used first from what the job holds, then from what is free', () => {
    expect(consume(stock, holding, '6', '2.5')).toEqual({
      stock: { reserved: '0', unbooked: '7' },
      holding: { reserved: '0', consumed: '6', cost: '15' },
    });
  });

  it('of an item that is not counted has only its cost', () => {
    const uncounted = { onHand: null, reserved: '0', unbooked: '0' };
    expect(consume(uncounted, { ...holding, reserved: '0' }, '1000', '0.01')).toMatchObject({
      stock: { unbooked: '0' },
      holding: { consumed: '1000', cost: '10' },
    });
  });

  it('comes back at what it cost on average', () => {
    const used = { reserved: '0', consumed: '3', cost: '10' };
    expect(giveBack(stock, used, '1').holding).toEqual({ reserved: '0', consumed: '2', cost: '6.67' });
    expect(giveBack(stock, used, '3').holding.cost).toBe('0');
  });

  it.each([
    ['hold more than is free', () => reserve(stock, holding, '5.1'), 'JOBS.NOT_IN_STOCK'],
    ['hold what is not counted', () => reserve({ ...stock, onHand: null }, holding, '1'), 'JOBS.NOT_STOCKED'],
    ['release more than it holds', () => release(stock, holding, '4.1'), 'JOBS.NOT_RESERVED'],
    ['use more than it holds and is free', () => consume(stock, holding, '9.1', '1'), 'JOBS.NOT_IN_STOCK'],
    ['give back more than it used', () => giveBack(stock, holding, '0.1'), 'JOBS.NOT_CONSUMED'],
  ])('is not for a job to %s', (_, act, code) => {
    expect(act).toThrow(refusal(code));
  });

  it('is never negative and nothing of it is lost, whatever jobs do', () => {
    const quantity = fc.integer({ min: 1, max: 8_000 }).map((n) => Money.of(n).dividedBy(1000).toString());
    const step = fc.record({
      job: fc.nat({ max: 2 }),
      act: fc.constantFrom('reserve', 'release', 'consume', 'giveBack'),
      quantity,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let level: Stock = { onHand: '20', reserved: '0', unbooked: '0' };
        const jobs: Holding[] = Array.from({ length: 3 }, () => ({
          reserved: '0',
          consumed: '0',
          cost: '0',
        }));
        for (const { job, act, quantity: wanted } of steps) {
          const held = jobs[job] as Holding;
          const acts: Record<typeof act, () => Outcome> = {
            reserve: () => reserve(level, held, wanted),
            release: () => release(level, held, wanted),
            consume: () => consume(level, held, wanted, '1.37'),
            giveBack: () => giveBack(level, held, wanted),
          };
          try {
            const outcome = acts[act]();
            level = { ...level, ...outcome.stock };
            jobs[job] = outcome.holding;
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
          expect(available(level).isNegative()).toBe(false);
          expect(Money.sum(jobs.map((one) => one.reserved)).toString()).toBe(level.reserved);
          expect(Money.sum(jobs.map((one) => one.consumed)).toString()).toBe(level.unbooked);
          for (const one of jobs)
            for (const figure of Object.values(one)) expect(Money.of(figure).isNegative()).toBe(false);
        }
      }),
      { numRuns: tries(200) },
    );
  });
});
