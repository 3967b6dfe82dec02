import { globSync, readFileSync } from 'node:fs';
import { INTERNAL, MADE } from './french/codes';
import { SENT } from './french/sent';
import { FRENCH, frenchField, frenchOf, PARTS } from './refusals-fr';

const files = globSync('{libs/*,apps/api}/src/**/*.ts')
  .filter((file) => !/[.-]spec\.ts$/.test(file))
  .map((file) => readFileSync(file, 'utf8'));
const sources = files.join('\n');

const found = (pattern: RegExp): string[] => [
  ...new Set([...sources.matchAll(pattern)].map(([, text = '']) => text)),
];

/** Codes as the sources spell them, and those that are put together there of parts. */
const spelled = found(/'([A-Z][A-Z_]*\.[A-Z][A-Z0-9_]*)'/g);
const subjects = found(/new StateMachine(?:<[^(]*>)?\(\s*'([a-z -]+)'/g);
const made = [
  ...Object.values(MADE).flat(),
  ...subjects.map((subject) => `${subject.toUpperCase().replaceAll(' ', '_')}.TRANSITION`),
];
const codes = [...new Set([...spelled, ...made])].sort();
const known = Object.keys(FRENCH);

describe('refusals in French', () => {
  it('are there for every code of the API that a person can meet', () => {
    expect(codes.length).toBeGreaterThan(450);
    expect(codes.filter((code) => !known.includes(code) && !INTERNAL.includes(code))).toEqual([]);
  });

  it('are of codes that the API has, and each is said once', () => {
    expect([...known, ...INTERNAL].filter((code) => !codes.includes(code))).toEqual([]);
    expect(INTERNAL.filter((code) => known.includes(code))).toEqual([]);
    expect(known).toHaveLength(PARTS.flatMap((part) => Object.keys(part)).length);
  });

  it('know every place where a code is put together of parts', () => {
    const places = found(/`((?:[A-Z_]+\.(?:[A-Z_]+_)?\$\{[^}]*\}|\$\{[^`]*?\}\.[A-Z_]+))`/g);
    const others = places.filter((place) => !/^EXCLUDED\.|\.TRANSITION$/.test(place) && !(place in MADE));
    expect(others).toEqual([]);
    expect(Object.keys(MADE).filter((place) => !sources.includes(place))).toEqual([]);
  });

  it.each(SENT)('name the values of %s, and are not said without them', (code, problem, named) => {
    const said = frenchOf(code, problem);
    for (const value of named) expect(`${said?.detail} ${said?.fix}`).toContain(value);
    expect(frenchOf(code, {})).toBeUndefined();
  });

  // The request id is sent with every problem, and by no refusal itself.
  it.each(SENT.slice(1))(
    'have from every place that refuses with %s the values that they name',
    (code, problem) => {
      const refused = sources.split(`'${code}',`).slice(1);
      const sent = refused.map(
        (text) => /details: (?:\w+ \? )?\{(.{0,300})/s.exec(text.slice(0, 900))?.[1] ?? '',
      );
      const missing = sent.map((details) =>
        Object.keys(problem).filter((name) => !new RegExp(`\\b${name}\\b[:,\\s]`).test(details)),
      );
      expect(missing.flat()).toEqual([]);
    },
  );

  it('say every code that names values', () => {
    const saysNothing = known.filter((code) => frenchOf(code, {}) === undefined);
    expect(SENT.map(([code]) => code).sort()).toEqual(saysNothing.sort());
  });

  it('end as sentences do, and ask politely', () => {
    const texts = [
      ...known.map((code) => frenchOf(code, {})),
      ...SENT.map(([code, problem]) => frenchOf(code, problem)),
    ];
    const said = texts.flatMap((one) => (one ? [one.detail, one.fix ?? 'Rien.'] : []));
    expect(said.filter((text) => !/[.!?)]$/.test(text))).toEqual([]);
    expect(said.filter((text) => /'|(?:^|\s)(?:tu|ton|ta|tes)\s/i.test(text))).toEqual([]);
  });

  it('tell a bill that is not sent at all from an invoice that is not approved', () => {
    const invoice = frenchOf('INVOICING.NOT_SENDABLE', { invoiceNumber: 'F-9', direction: 'receivable' });
    expect(invoice?.fix).toBe('Faites-la approuver d’abord.');
    expect(frenchOf('PARTIES.STALE_VERSION', {})?.detail).toContain('changé');
    expect(frenchOf('NOBODY.KNOWS', {})).toBeUndefined();
    expect(frenchOf('AUTH.NOT_ALLOWED', { permission: 'invoices.write' })?.detail).toContain(
      'invoices.write',
    );
    expect(frenchOf('AUTH.NOT_ALLOWED', {})?.detail).toBe('Vous ne pouvez pas faire ceci.');
  });

  it('name the line that a field belongs to, and say of each field what it needs', () => {
    expect(frenchOf('INVOICING.NO_SUCH_ITEM', { field: 'lines.2.itemId' })?.detail).toMatch(/^La ligne 3 /);
    expect(frenchOf('INVOICING.NO_SUCH_ITEM', { field: 'freightItemId' })?.detail).toMatch(/^Une ligne /);
    expect(frenchOf('PARTIES.FIELD_MISSING', { field: 'subject' })?.detail).toContain('quelques mots');
    expect(frenchOf('APPROVALS.ROUTE', { field: 'steps.0.quorum' })?.detail).toContain('plus d’approbations');
  });

  it('say what is wrong with a field', () => {
    expect(frenchField('"email" must be an e-mail address.')).toBe('Ce n’est pas une adresse courriel.');
    expect(frenchField('"name" must be shorter than or equal to 500 characters.')).toBe(
      'Au plus 500 caractères.',
    );
    expect(frenchField('"amount" must be an amount such as "1234.50".')).toBe(
      'Écrivez un montant, tel que 1234,50.',
    );
    expect(frenchField('"contractorIds" must be ids (UUIDs).')).toBe('Choisissez dans la liste.');
    expect(frenchField('"jobId" must be an id (a UUID).')).toBe('Choisissez dans la liste.');
    expect(frenchField('"priority" must not be greater than 5.')).toBe('Au plus 5.');
    expect(frenchField('"zone" is something new.')).toBe('Cette valeur n’est pas valable.');
  });
});
