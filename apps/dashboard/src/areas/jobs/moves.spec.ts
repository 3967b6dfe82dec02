import { readFileSync } from 'node:fs';
import {
  actionsOf,
  actionTo,
  type Job,
  MOVES,
  nextStep,
  type OpenMove,
  openAfter,
  STATUSES,
  takenBackBy,
  whyNot,
} from './moves';

const line = (quantityOrdered: string, quantityCompleted: string, quantityInvoiced = '0') =>
  ({ quantityOrdered, quantityCompleted, quantityShipped: '0', quantityInvoiced }) as Job['lines'][number];

const job = (status: Job['status'], lines: Job['lines'], billingBasis: Job['billingBasis'] = 'completed') =>
  ({ status, lines, billingBasis }) as Job;

describe('the moves of a job', () => {
  it('are those of its state diagram', () => {
    const [, diagram = ''] = readFileSync('docs/modules/jobs.md', 'utf8').split('```mermaid');
    const [states = ''] = diagram.split('```');
    const drawn = [...states.matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)].map(
      ([, from, to, action]) => `${from} ${action} ${to}`,
    );
    const known = STATUSES.flatMap((from) =>
      actionsOf(from).map((action) => `${from} ${action} ${MOVES[from][action]}`),
    );
    expect(known.length).toBeGreaterThan(15);
    expect(known.sort()).toEqual(drawn.sort());
  });

  it('say why, wherever a job cannot go', () => {
    for (const from of STATUSES)
      for (const to of STATUSES)
        expect(whyNot(from, to) !== undefined).toBe(from !== to && actionTo(from, to) === undefined);
  });

  it('are taken back only where the job gets to exactly where it was', () => {
    expect(takenBackBy('planned', 'hold')).toBe('plan');
    expect(takenBackBy('in_progress', 'review')).toBe('return');
    expect(takenBackBy('created', 'start')).toBeUndefined();
    expect(takenBackBy('in_progress', 'complete')).toBeUndefined();
  });
});

describe('the question that stands open', () => {
  const about = (id: string) => ({ job: { id }, action: 'hold' }) as OpenMove;
  const refusal = { ...about('a'), refusal: { detail: 'No.', fields: [] } };

  it('closes with the move that it was about, or says why that was refused', () => {
    expect(openAfter(about('a'), { id: 'a' })).toBeUndefined();
    expect(openAfter(about('a'), { id: 'a' }, refusal)).toBe(refusal);
    expect(openAfter(undefined, { id: 'a' }, refusal)).toBe(refusal);
  });

  it('stays when a move of another job ends', () => {
    const typed = about('b');
    expect(openAfter(typed, { id: 'a' })).toBe(typed);
    expect(openAfter(typed, { id: 'a' }, refusal)).toBe(typed);
  });
});

describe('the next step of a job', () => {
  it('is the progress while lines are short, then to complete it', () => {
    expect(nextStep(job('in_progress', [line('4', '4'), line('10', '9.5')]), true)).toBe('progress');
    expect(nextStep(job('in_progress', [line('4', '4.000000')]), true)).toBe('complete');
  });

  it('is the invoice once it is completed, for those who may bill, until all is billed', () => {
    expect(nextStep(job('completed', [line('4', '4')]), true)).toBe('bill');
    expect(nextStep(job('completed', [line('4', '4')]), false)).toBeUndefined();
    expect(nextStep(job('completed', [line('4', '4', '4')]), true)).toBeUndefined();
  });

  it('is to ship what is billed by what has left', () => {
    expect(nextStep(job('completed', [line('4', '4')], 'shipped'), true)).toBe('ship');
  });
});
