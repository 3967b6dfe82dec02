import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { FixedClock } from '#kernel';
import { alertStates } from './alert.states.js';
import { type AlertState, beginningOf, CALM_MINUTES, courseOf, type Telling } from './alert-course.js';
import type { Finding } from './alert-findings.js';

const MINUTE = 60_000;
const ESCALATION = 60;
const HOLDS: Finding = { kind: 'lagging', state: 'holds', details: {} };
const CLEAR: Finding = { kind: 'lagging', state: 'clear' };
const STEPS = ['holds', 'clear', 'unknown', 'acknowledge', 'silence'] as const;

/** One kind of trouble of one connection, looked at every minute. */
class Watch {
  readonly clock = new FixedClock(new Date('2026-11-21T12:00:00Z'));
  readonly told: Telling[] = [];
  alert: AlertState | undefined;
  private silence: Date | null = null;

  look(finding: Finding, minutes = 1): void {
    for (let minute = 0; minute < minutes; minute++) {
      const now = this.clock.now();
      const { next, tell } = this.alert
        ? courseOf(this.alert, finding, now, ESCALATION)
        : beginningOf(finding, now, this.silence);
      if (next) this.alert = next.status === 'resolved' ? undefined : next;
      if (tell) this.told.push(tell);
      this.clock.advance(MINUTE);
    }
  }

  acknowledge(): void {
    if (this.alert)
      this.alert = { ...this.alert, status: alertStates.next(this.alert.status, 'acknowledge') };
  }

  silenceFor(minutes: number): void {
    this.silence = new Date(this.clock.now().getTime() + minutes * MINUTE);
    if (this.alert) this.alert = { ...this.alert, silencedUntil: this.silence };
  }
}

describe('an alert', () => {
  it('is told when it opens, told to more people when nobody takes it up, and told when it is over', () => {
    const watch = new Watch();
    watch.look(HOLDS, ESCALATION);
    expect(watch.told).toEqual(['opened']);
    watch.look(HOLDS, 1_000);
    expect(watch.told).toEqual(['opened', 'escalated']);
    expect(watch.alert?.status).toBe('escalated');
    watch.look(CLEAR, CALM_MINUTES);
    expect(watch.alert).toBeDefined();
    watch.look(CLEAR, 1);
    expect([watch.alert, watch.told]).toEqual([undefined, ['opened', 'escalated', 'resolved']]);
  });

  it('is not told to more people once somebody has taken it up', () => {
    const watch = new Watch();
    watch.look(HOLDS, 30);
    watch.acknowledge();
    watch.look(HOLDS, 1_000);
    expect(watch.told).toEqual(['opened']);
  });

  it('is told once, however often its cause comes and goes within a quarter of an hour', () => {
    const watch = new Watch();
    for (let turn = 0; turn < 20; turn++) {
      watch.look(HOLDS, 1);
      watch.look(CLEAR, CALM_MINUTES - 1);
      if (turn === 0) watch.acknowledge();
    }
    expect(watch.told).toEqual(['opened']);
  });

  it('is told of nothing while it is silenced, and told after it when it still holds', () => {
    const watch = new Watch();
    watch.silenceFor(120);
    watch.look(HOLDS, 120);
    expect(watch.told).toEqual([]);
    watch.look(HOLDS, 1);
    expect(watch.told).toEqual(['opened']);
    watch.look(HOLDS, ESCALATION);
    expect(watch.told).toEqual(['opened', 'escalated']);
  });

  it('that is silenced after it was told waits for its people anew when the silence ends', () => {
    const watch = new Watch();
    watch.look(HOLDS, 30);
    watch.silenceFor(240);
    watch.look(HOLDS, 240 + ESCALATION);
    expect(watch.told).toEqual(['opened']);
    watch.look(HOLDS, 1);
    expect(watch.told).toEqual(['opened', 'escalated']);
  });

  it('stays as it is while nothing can be told, and ends without a word when nobody expects anything', () => {
    const watch = new Watch();
    watch.look(HOLDS, 5);
    const before = watch.alert;
    watch.look({ kind: 'lagging', state: 'unknown' }, 500);
    expect(watch.alert).toBe(before);
    watch.look({ kind: 'lagging', state: 'moot' }, 1);
    expect([watch.alert, watch.told]).toEqual([undefined, ['opened']]);
  });

  it('tells in turn, each thing once, and never twice within its calm, whatever happens', () => {
    const step = fc.tuple(fc.constantFrom(...STEPS), fc.integer({ min: 1, max: 90 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const watch = new Watch();
        for (const [what, minutes] of steps) {
          if (what === 'acknowledge') {
            if (watch.alert && alertStates.can(watch.alert.status, 'acknowledge')) watch.acknowledge();
          } else if (what === 'silence') watch.silenceFor(minutes);
          else watch.look(what === 'holds' ? HOLDS : { kind: 'lagging', state: what }, minutes);
        }
        // An alert that ends while it is silenced is told of no more: the next one opens again.
        const order = watch.told.join(' ');
        expect(order).toMatch(/^(opened( escalated)?( resolved)?( |$))*$/);
      }),
    );
  });

  it('is drawn in the documentation as it is', () => {
    expect(readFileSync('docs/modules/accounting-health.md', 'utf8')).toContain(alertStates.toMermaid());
  });
});
