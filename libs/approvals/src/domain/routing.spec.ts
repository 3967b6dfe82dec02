import fc from 'fast-check';
import { invoice } from '../testing/evidence.js';
import { whyNotUnseen } from './auto-approval.js';
import { checkRoute, type Route, type RouteStep, routeFor, USUAL_STEPS } from './route.js';
import { turnOf, type Vote } from './turn.js';

const step = (changes: Partial<RouteStep> = {}): RouteStep => ({
  ...{ name: 'Managers', roles: ['manager'], userIds: [], quorum: 1 },
  ...{ escalateAfterHours: null, escalateToRoles: [], escalateToUserIds: [] },
  ...changes,
});
const route = (changes: Partial<Route> = {}): Route => ({
  ...{ id: 'route', name: 'All', position: 100, isOn: true, direction: null, minTotal: null, maxTotal: null },
  ...{ customerId: null, contractorId: null, jobId: null, steps: [step()] },
  ...changes,
});
const vote = (decidedBy: string, at = 0, onBehalfOf: string | null = null): Vote => ({
  decidedBy,
  onBehalfOf,
  step: at,
});
const waiting = (steps: RouteStep[], at = 0, isEscalated = false) => ({ steps, step: at, isEscalated });
const ann = { id: 'ann', role: 'manager' } as const;
const bob = { id: 'bob', role: 'accountant' } as const;

describe('routes', () => {
  it('take the first that matches by amount, direction, customer and job', () => {
    const routes = [
      route({ id: 'rest', position: 900 }),
      route({ id: 'large', position: 10, minTotal: '33.91' }),
      route({ id: 'bills', position: 20, direction: 'payable' }),
      route({ id: 'off', position: 1, isOn: false }),
      route({ id: 'job', position: 30, jobId: 'job' }),
    ];
    expect(routeFor(invoice(), routes)?.id).toBe('job');
    expect(routeFor(invoice({ total: '33.91' }), routes)?.id).toBe('large');
    expect(routeFor(invoice({ direction: 'payable' }), routes)?.id).toBe('bills');
    expect(routeFor(invoice({ jobId: null, lines: [] }), routes)?.id).toBe('rest');
  });

  it('compare totals in home currency', () => {
    const large = [route({ minTotal: '46' })];
    expect(routeFor(invoice(), large)).toBeUndefined();
    expect(routeFor(invoice({ currency: 'USD', exchangeRate: '1.37' }), large)?.id).toBe('route');
  });

  it('do not let a rate that somebody typed in make an invoice small', () => {
    const large = [route({ minTotal: '30' })];
    const foreign = { currency: 'USD', exchangeRate: '0.01' };
    expect(routeFor(invoice(foreign), large)?.id).toBe('route');
    expect(routeFor(invoice({ ...foreign, exchangeRateDate: '2026-11-20' }), large)).toBeUndefined();
  });

  it('refuse a step that could never be done', () => {
    const steps = [step({ roles: [], userIds: ['ann'], quorum: 2 })];
    expect(() => checkRoute(route({ steps }))).toThrow('Step 1 asks 1 people for 2 approvals.');
    expect(() => checkRoute(route({ minTotal: '2', maxTotal: '1' }))).toThrow('The lowest total');
    const twice = [step({ roles: [], userIds: ['ann', 'ann'], quorum: 2 })];
    expect(() => checkRoute(route({ steps: twice }))).toThrow('Step 1 asks 1 people for 2 approvals.');
    expect(() => checkRoute(route({ steps: [] }))).toThrow('A route without steps');
    expect(() => checkRoute(route({ steps: [step({ roles: ['auditor'] })] }))).toThrow('may not approve');
  });
});

describe('whose turn it is', () => {
  it('is a matter of role or name', () => {
    expect(turnOf(waiting([step()]), [], ann, [])).toMatchObject({ isLast: true, onBehalfOf: null });
    expect(() => turnOf(waiting([step()]), [], bob, [])).toThrow('which is not yours');
    expect(turnOf(waiting([step({ userIds: ['bob'] })]), [], bob, []).isLast).toBe(true);
    expect(turnOf(waiting([...USUAL_STEPS]), [], bob, []).isLast).toBe(true);
  });

  it('lets somebody stand in, and says for whom', () => {
    expect(turnOf(waiting([step()]), [], bob, [ann])).toMatchObject({ onBehalfOf: 'ann', isLast: true });
  });

  it('opens to others once it has waited too long', () => {
    const steps = [step({ escalateToRoles: ['accountant'] })];
    expect(() => turnOf(waiting(steps), [], bob, [])).toThrow('which is not yours');
    expect(turnOf(waiting(steps, 0, true), [], bob, []).isLast).toBe(true);
  });

  it('needs as many as the quorum, and each only once, over all steps and for others too', () => {
    const steps = [step({ quorum: 2 }), step({ roles: ['owner'] })];
    expect(turnOf(waiting(steps), [], ann, []).isStepDone).toBe(false);
    const eve = { id: 'eve', role: 'manager' } as const;
    expect(turnOf(waiting(steps), [vote('ann')], eve, [])).toMatchObject({ isStepDone: true, isLast: false });
    expect(() => turnOf(waiting(steps), [vote('ann')], ann, [])).toThrow('approved this invoice already');
    expect(() => turnOf(waiting(steps), [vote('bob', 0, 'ann')], ann, [])).toThrow('already');
    expect(() => turnOf(waiting(steps), [vote('ann')], bob, [ann])).toThrow('which is not yours');
  });

  it('never grants with fewer different people than the quorums ask for', () => {
    const people = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(
        fc.array(people, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 2 }),
        (calls, quorums) => {
          const steps = quorums.map((quorum) => step({ roles: [], quorum }));
          const votes: Vote[] = [];
          let at = 0;
          for (const id of calls) {
            try {
              const turn = turnOf(waiting(steps, at), votes, { id, role: undefined }, []);
              votes.push(vote(id, at));
              if (turn.isLast) {
                expect(new Set(votes.map(({ decidedBy }) => decidedBy)).size).toBe(
                  quorums.reduce((sum, one) => sum + one, 0),
                );
                return;
              }
              if (turn.isStepDone) at += 1;
            } catch (error) {
              expect(error).toMatchObject({ code: 'APPROVALS.ALREADY_DECIDED' });
            }
          }
        },
      ),
    );
  });
});

describe('approving unseen', () => {
  const rule = {
    autoApprove: true,
    autoDirections: ['receivable' as const],
    autoMaxTotal: '50',
    autoMaxScore: 35,
  };
  const anomaly = { score: 10, reasons: [], hasHistory: true };
  const why = (changes: object = {}, one = invoice(), steps = [step()], found = {}) =>
    whyNotUnseen({ ...rule, ...changes }, one, steps, { findings: [], anomaly: { ...anomaly, ...found } });

  it('is for what is small, usual and without a finding', () => {
    expect(why()).toBeNull();
    expect(why({ autoApprove: false })).toBe('Nothing is approved unseen here.');
    expect(why({ autoDirections: [] })).toBe('A receivable is always looked at.');
    expect(why({}, invoice({ total: '50.01' }))).toBe('It is more than 50.');
    expect(why({}, invoice({ exchangeRate: '0.5' }))).toBe('Its exchange rate was typed in.');
    expect(why({}, invoice(), [step(), step()])).toBe('Its route asks for several people.');
    expect(why({}, invoice(), [step()], { hasHistory: false })).toBe(
      'There is too little history to compare it with.',
    );
  });
});
