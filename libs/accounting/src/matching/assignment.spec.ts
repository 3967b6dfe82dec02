import type { Entity } from '../ports/canonical-documents.js';
import { assign } from './assignment.js';
import { type MatchedEntity, matchedFacts } from './matched-facts.js';
import { Matcher } from './matches.js';
import type { Unlinked } from './unlinked.repository.js';

type Fields = Record<string, unknown>;

const ours = (id: string, fields: Fields, entity: MatchedEntity = 'customer'): Unlinked => ({
  ...{ id, name: String(fields.displayName ?? fields.name), facts: matchedFacts(entity, fields) },
});
const named = (displayName: string, more: Fields = {}): Fields => ({ displayName, ...more });

/** What is proposed for records there, by their place in the list. */
async function proposed(entity: Entity, mine: Unlinked[], theirs: Fields[]) {
  const matcher = new Matcher(() => Promise.resolve(mine));
  await matcher.load(entity);
  const assigned = assign(
    theirs.map((document, index) => ({ remoteId: String(index), likely: matcher.likely(entity, document) })),
  );
  return theirs.map((_, index) => {
    const found = assigned.get(String(index));
    return found && { id: found.ours.id, score: found.score, reasons: found.reasons, isSure: found.isSure };
  });
}

describe('matching what both sides have', () => {
  it('proposes the one of the same name, whatever its capitals, and says why', async () => {
    const list = [ours('1', named('Northern  electric')), ours('2', named('Southern Electric'))];
    expect(await proposed('customer', list, [named('Northern Electric')])).toEqual([
      { id: '1', score: 90, reasons: ['same-name'], isSure: true },
    ]);
  });

  it.each([
    ['accents', 'Érable & Fils Ltée', 'Erable et fils ltee'],
    ['legal forms in two languages', 'Toitures Gagné Limitée', 'Toitures Gagne Ltd.'],
    ['a legal form that one side leaves out', 'Ottawa Valley Plumbing Inc.', 'Ottawa Valley Plumbing'],
    ['letters with dots', 'Lavoie S.E.N.C.', 'Lavoie SENC'],
    ['another order of words', 'Tremblay, Josée', 'Josée Tremblay'],
    ['a ligature', 'Œuvres du Nord', 'Oeuvres du nord'],
    ['an article that runs into it', 'L’Atelier d’Érable', "Atelier d'Erable"],
  ])('knows a name for itself in spite of %s', async (_, here, there) => {
    const [found] = await proposed('customer', [ours('1', named(here))], [named(there)]);
    expect(found).toMatchObject({ id: '1', isSure: true });
    expect(found?.reasons).toContain('otherwise-written');
  });

  it.each([
    ['A & D Heating', 'Heating'],
    ['A & D Heating', 'L & A Heating'],
  ])('does not take %s for %s: the letters are the name', async (here, there) => {
    const [found] = await proposed('customer', [ours('1', named(here))], [named(there)]);
    expect(found?.reasons ?? []).not.toContain('otherwise-written');
    expect(found?.isSure ?? false).toBe(false);
  });

  it('takes a numbered company for itself only', async () => {
    const list = [ours('1', named('9123-4567 Québec inc.', { email: 'a@example.ca' }))];
    const theirs = [named('9123-4568 Quebec Inc.', { email: 'a@example.ca' }), named('9123-4567 QUEBEC INC')];
    const [other, same] = await proposed('customer', list, theirs);
    expect(other).toBeUndefined();
    expect(same).toMatchObject({ id: '1', isSure: true });
  });

  it('proposes a slip of the pen and the same address or number, and is not sure of them', async () => {
    const list = [
      ours('slip', named('Smyth Roofing')),
      ours('mail', named('N. Electric', { email: 'books@northern.example', phone: '1-613-555-0100' })),
    ];
    const theirs = [
      named('Smith Roofing'),
      named('Panneaux Boréals', { email: 'Books@Northern.example', phone: '(613) 555-0100 ext. 4' }),
    ];
    const [slip, mail] = await proposed('customer', list, theirs);
    expect(slip).toMatchObject({ id: 'slip', isSure: false, reasons: ['nearly-same-name'] });
    expect(mail).toMatchObject({ id: 'mail', score: 100, reasons: ['same-email', 'same-phone'] });
  });

  it('says what speaks against a match, and is not sure of it', async () => {
    const list = [
      ours('gone', named('Lakeside Mechanical', { active: false })),
      ours('dollars', named('Border Freight', { currency: 'USD' })),
      ours('form', named('Maple Glass Inc.')),
    ];
    const theirs = [
      named('Lakeside Mechanical'),
      named('Border Freight', { currency: 'CAD' }),
      named('Maple Glass Ltd.'),
    ];
    const [gone, dollars, form] = await proposed('customer', list, theirs);
    expect(gone).toMatchObject({ score: 80, reasons: ['same-name', 'inactive-here'], isSure: false });
    expect(dollars).toMatchObject({ score: 60, reasons: ['same-name', 'other-currency'], isSure: false });
    expect(form).toMatchObject({
      score: 70,
      reasons: ['otherwise-written', 'other-legal-form'],
      isSure: false,
    });
  });

  it('proposes each of ours once, to the likeliest, whoever came first; where two come near it is not sure', async () => {
    const list = [ours('1', named('Ada Lovelace Computing'))];
    const theirs = [named('Lovelace Computing Machines Ada'), named('Ada Lovelace Computing')];
    expect((await proposed('vendor', list, theirs)).map((one) => one?.id)).toEqual([undefined, '1']);
    const twins = [ours('1', named('Ada')), ours('2', named('Ada'))];
    expect(await proposed('vendor', twins, [named('Ada')])).toMatchObject([{ id: '1', isSure: false }]);
    const [first, second] = await proposed('vendor', list, [
      named('Ada Lovelace Computing'),
      named('Ada Lovelace Computing Inc.'),
    ]);
    expect(first).toMatchObject({ id: '1', isSure: false });
    expect(second).toBeUndefined();
  });

  it('never takes a project or what is below another for a customer', async () => {
    const list = [
      ours('1', named('Kitchen', { parentId: 'x' })),
      ours('2', named('Tower', { isProject: true })),
    ];
    const found = await proposed('customer', list, [named('Kitchen'), named('Tower')]);
    expect(found).toEqual([undefined, undefined]);
  });

  it('knows items by their code, and tax codes by what they charge', async () => {
    const item = (name: string, more: Fields) => ours('1', { name, ...more }, 'item');
    const pump = item('Pump, 2 hp', { sku: 'P-2', type: 'inventory', unitPrice: '120.00' });
    expect(
      await proposed('item', [pump], [{ name: 'Circulator', sku: 'p-2', type: 'service', unitPrice: '120' }]),
    ).toMatchObject([{ score: 70, reasons: ['same-code', 'same-price', 'other-kind'], isSure: false }]);
    const code = { id: 'hst', name: 'HST ON', facts: matchedFacts('tax-code', { name: 'HST ON' }, '13') };
    const matcher = new Matcher(() => Promise.resolve([code]));
    await matcher.load('tax-code');
    for (const [id, percent] of [
      ['r13', '13.000000'],
      ['r15', '15'],
    ] as const)
      matcher.learnRate(id, percent);
    const charging = (taxRateId: string) => ({ name: 'HST ON', salesRates: [{ taxRateId, order: 1 }] });
    expect(matcher.likely('tax-code', charging('r13'))[0]).toMatchObject({ score: 100 });
    expect(matcher.likely('tax-code', charging('r15'))[0]).toMatchObject({
      ...{ score: 70, reasons: ['same-name', 'other-figure'] },
    });
  });

  it('leaves documents alone', async () => {
    expect(await proposed('invoice', [ours('1', named('Ada'))], [{ number: 'Ada' }])).toEqual([undefined]);
  });

  it('compares thousands with thousands without comparing each with each', async () => {
    const name = (index: number) => `Roofing Company ${index.toString(36)} Limited`;
    const list = Array.from({ length: 5_000 }, (_, index) => ours(String(index), named(name(index))));
    const theirs = Array.from({ length: 5_000 }, (_, index) => named(name(index).toUpperCase()));
    const found = await proposed('customer', list, theirs);
    expect(found.filter((one, index) => one?.id === String(index))).toHaveLength(5_000);
  }, 5_000);
});
