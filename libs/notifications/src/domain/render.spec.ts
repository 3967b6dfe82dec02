import { KIND_NAMES, specOf, type Values } from './kinds.js';
import { LANGUAGES } from './notification-kind.js';
import { labelOf, languageOf, missingValues, pageOf, placeholdersIn, render } from './render.js';

const total = { amount: '1234567.50', currency: 'CAD' };
const sample = (type: string) => (type === 'money' ? total : type === 'day' ? '2026-11-02' : 'Érable <b>');

describe.each(KIND_NAMES)('the words of %s', (kind) => {
  const { values } = specOf(kind);
  const given = Object.fromEntries(
    Object.entries(values).map(([name, type]) => [name, sample(type)]),
  ) as Values;

  it.each(LANGUAGES)('are all there in "%s", and ask for no value that nobody gives', (language) => {
    const { label, title, body } = specOf(kind)[language];
    for (const text of [label, title, body]) expect(text.trim()).not.toBe('');
    expect(placeholdersIn(label)).toEqual([]);
    const asked = new Set([...placeholdersIn(title), ...placeholdersIn(body)]);
    expect([...asked].sort()).toEqual(Object.keys(values).sort());
    const { title: shown, body: told } = render(kind, given, language);
    expect(shown + told).not.toMatch(/[{}]|undefined|null/);
  });

  it('ask for the same values in both languages', () => {
    const [en, fr] = LANGUAGES.map((language) => {
      const { title, body } = specOf(kind)[language];
      return [placeholdersIn(title).sort(), [...new Set(placeholdersIn(body))].sort()];
    });
    expect(fr).toEqual(en);
    expect(labelOf(kind, 'fr')).not.toBe(labelOf(kind, 'en'));
  });

  it('lead to a page, which is that of their subject where there is one', () => {
    expect(pageOf(kind, '42')).toMatch(/^\/[a-z-]+(\/42|\?[a-z=&]+(42)?)?$/);
  });

  it('know a missing value before anybody reads them', () => {
    expect(missingValues(kind, given)).toEqual([]);
    expect(missingValues(kind, {}).sort()).toEqual(Object.keys(values).sort());
  });
});

describe('a value', () => {
  const values = { number: 'INV-7', total, by: 'Ann' };

  it('is written as each language writes it, to the last cent', () => {
    expect(render('invoice.approved', values, 'en').body).toBe(
      'Ann approved invoice INV-7 over $1,234,567.50.',
    );
    expect(render('invoice.approved', values, 'fr').body.replace(/\s/g, ' ')).toBe(
      'Ann a approuvé la facture INV-7 de 1 234 567,50 $.',
    );
  });

  it('that is a day nobody has set is said in words', () => {
    const visit = { number: 'WO-000001', day: '', site: '12 Main St' };
    expect(render('work_order.assigned', visit, 'en').title).toBe('Work order WO-000001: day to be agreed');
    expect(render('work_order.assigned', visit, 'fr').title).toBe(
      'Ordre de travail WO-000001 : date à convenir',
    );
  });

  it('that is large keeps digits that a floating-point number would bend', () => {
    const large = { amount: '900719925474099.13', currency: 'CAD' };
    expect(render('invoice.approved', { ...values, total: large }, 'en').body).toContain(
      '$900,719,925,474,099.13',
    );
  });

  it('that looks like a placeholder stays as it is', () => {
    expect(render('invoice.approved', { ...values, by: '{number}' }, 'en').body).toMatch(
      /^\{number\} approved/,
    );
  });

  it('is a long date in the reader’s language', () => {
    const escalated = { number: 'INV-7', total, since: '2026-11-02' };
    expect(render('approval.escalated', escalated, 'en').body).toContain('November 2, 2026');
    expect(render('approval.escalated', escalated, 'fr').body).toContain('2 novembre 2026');
  });
});

it.each([
  ['fr-CA', 'fr'],
  ['FR', 'fr'],
  ['en-CA', 'en'],
  [null, 'en'],
])('a person whose locale is %s reads %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
