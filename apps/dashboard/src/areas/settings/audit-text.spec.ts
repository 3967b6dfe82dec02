import { type AuditWords, actOf, type Entry, valueText } from './audit-text';

const words: AuditWords = {
  act: (action) => (action === 'session.started' ? 'signed in' : undefined),
  verb: (verb, thing) => (verb === 'approval_given' ? `gave an approval for ${thing}` : undefined),
  thing: (entity) => (entity === 'invoice' ? 'an invoice' : undefined),
  unknownAct: (act, thing) => `${act}: ${thing}`,
  named: (what, name) => `${what} (${name})`,
};

const entry = (action: string, entity: string, data: Entry['data'] = {}): Entry => ({
  ...{ sequence: 1, at: '2026-11-21T14:00:00.000Z', hash: 'ab', data },
  ...{ actorKind: 'user', actorId: null, actorName: 'Priya Raman', action, entity, entityId: null },
});

describe('an entry of the audit log', () => {
  it('is a sentence, with the name of what it is about', () => {
    expect(actOf(entry('session.started', 'session'), words)).toBe('signed in');
    expect(actOf(entry('invoice.approval-given', 'invoice', { number: 'INV-7' }), words)).toBe(
      'gave an approval for an invoice (INV-7)',
    );
  });

  it('still says what happened when there are no words for it', () => {
    expect(actOf(entry('moon_phase.fully-turned', 'moon_phase'), words)).toBe('fully turned: moon phase');
  });
});

describe('what was kept with an entry', () => {
  const text = (value: unknown) =>
    valueText(value, {
      ...{ yes: 'yes', no: 'no', empty: 'empty' },
      change: (from, to) => `${from} → ${to}`,
      field: (name) => `<${name}>`,
    });

  it.each([
    [true, 'yes'],
    [false, 'no'],
    [0, '0'],
    [null, 'empty'],
    ['', 'empty'],
    [[], 'empty'],
    [{}, 'empty'],
    [['jobs.read', 'files.read'], 'jobs.read, files.read'],
    [{ from: '10.00', to: null }, '10.00 → empty'],
    [{ city: 'Hamilton', lines: [{ minutes: 30 }] }, '<city> Hamilton, <lines> <minutes> 30'],
  ])('%j reads "%s"', (value, read) => {
    expect(text(value)).toBe(read);
  });
});
