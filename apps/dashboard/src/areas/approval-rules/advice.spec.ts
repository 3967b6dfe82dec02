import { adviceOf } from './advice';

const of = (lookedAt: number, applicable: number, falseAlarm: number, real: number, open: number) =>
  adviceOf({
    lookedAt,
    applicable,
    found: falseAlarm + real + open,
    hints: { false_alarm: falseAlarm, real, open },
  });

describe('what a back-test says about a rule', () => {
  it('is nothing where there was nothing to look at', () => {
    expect(of(0, 0, 0, 0, 0)).toBe('nothing');
    expect(of(40, 0, 0, 0, 0)).toBe('notApplicable');
    expect(of(40, 40, 0, 0, 0)).toBe('quiet');
  });

  it('is too strict where most of what it stops was paid', () => {
    expect(of(40, 40, 6, 1, 4)).toBe('falseAlarms');
  });

  it('is useful where more went wrong than was paid', () => {
    expect(of(40, 40, 1, 3, 8)).toBe('useful');
  });

  it('is open while most invoices are', () => {
    expect(of(40, 40, 2, 2, 8)).toBe('mixed');
    expect(of(3, 3, 0, 0, 3)).toBe('mixed');
  });
});
