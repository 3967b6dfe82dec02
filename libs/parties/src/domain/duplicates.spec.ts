import fc from 'fast-check';
import { addressKey, type Comparable, compare, findDuplicates, nameKey, phoneKey } from './duplicates.js';

let made = 0;
const customer = (changes: Partial<Comparable> = {}): Comparable => ({
  id: String(++made).padStart(6, '0'),
  displayName: `Nobody Else ${made}`,
  companyName: null,
  email: null,
  phone: null,
  billingAddress: null,
  parentId: null,
  isProject: false,
  currency: 'CAD',
  ...changes,
});
const pair = (a: Partial<Comparable>, b: Partial<Comparable>) => compare(customer(a), customer(b));

describe('two customers that may be one', () => {
  it.each([
    ['Côté & Fils inc.', 'COTE ET FILS'],
    ['The Maple Ridge Company Ltd.', 'Maple Ridge'],
    ['O’Brien Roofing', "O'Brien  Roofing Inc"],
    ['Tremblay, Luc', 'Luc Tremblay'],
    ["L'Œuvre du toit", 'Oeuvre du Toit enr.'],
  ])('have one name: %s and %s', (a, b) => {
    expect(pair({ displayName: a }, { displayName: b })).toMatchObject({ score: 60, reasons: ['same-name'] });
  });

  it.each([
    ['Northern Welding', 'Northen Welding', 'similar-name'],
    ['Smithe', 'Smith', 'similar-name'],
  ])('have a slip between %s and %s', (a, b, reason) => {
    expect(pair({ displayName: a }, { displayName: b })?.reasons).toEqual([reason]);
  });

  it.each([
    ['Unit 12 Holdings', 'Unit 13 Holdings'],
    ['Ford', 'Fort'],
    ['Maple Ridge', 'Maple Leaf'],
  ])('are not %s and %s', (a, b) => {
    expect(pair({ displayName: a }, { displayName: b })).toBeUndefined();
  });

  it('are told by mail, phone and address, however these are written', () => {
    const address = { line1: '12, rue Principale', city: 'Laval', postalCode: 'H7A 1B2' };
    const found = pair(
      { email: 'Office@Ridge.example', phone: '+1 (514) 555-0100', billingAddress: address },
      {
        email: 'office@ridge.example ',
        phone: '514.555.0100',
        billingAddress: { line1: '12 Rue principale, bureau 4', postalCode: 'h7a1b2' },
      },
    );
    expect(found).toMatchObject({ score: 100, reasons: ['same-email', 'same-phone', 'same-address'] });
  });

  it('need more than one weak sign', () => {
    expect(pair({ phone: '514 555 0100' }, { phone: '514 555 0100' })).toBeUndefined();
    expect(pair({ phone: '555 0100' }, { phone: '5550100' })).toBeUndefined();
  });

  it('could be merged: currencies, parents and projects differ otherwise', () => {
    const name = { displayName: 'Same' };
    for (const other of [{ currency: 'USD' }, { parentId: 'x' }, { isProject: true }])
      expect(pair(name, { ...name, ...other })).toBeUndefined();
  });

  it('are not two jobs of one customer, which both bear its company’s name', () => {
    const parent = { parentId: 'x', companyName: 'Summit Bakery Corp.' };
    const [boiler, hood] = ['Boiler room retrofit - 466 Ottawa', 'Kitchen exhaust hood - 950 Ottawa'];
    expect(pair({ ...parent, displayName: boiler }, { ...parent, displayName: hood })).toBeUndefined();
    const typo = { ...parent, displayName: 'Boiler room retrofitt - 466 Ottawa' };
    expect(pair({ ...parent, displayName: boiler }, typo)?.reasons).toEqual(['similar-name']);
  });

  it('say nothing where there is nothing', () => {
    expect(nameKey('Ltd.')).toBe('ltd');
    expect(phoneKey('n/a')).toBeUndefined();
    expect(addressKey({ line1: 'Rural route' })).toBeUndefined();
    expect(addressKey(null)).toBeUndefined();
  });

  it('are found among many, each pair once, the likeliest first', async () => {
    const all = [
      customer({ displayName: 'Côté & Fils inc.', email: 'a@cote.example' }),
      ...Array.from({ length: 300 }, (_, at) => customer({ displayName: `${at}th Street Holdings` })),
      customer({ displayName: 'Cote et Fils', email: 'a@cote.example' }),
      customer({ displayName: 'Cote and Fil' }),
    ];
    const found = await findDuplicates(all, () => Promise.resolve());
    expect(found.map(({ score }) => score)).toEqual([100, 40, 40]);
  });

  it('are looked for in many short turns, and each customer is prepared once', async () => {
    let read = 0;
    const many = Array.from({ length: 4000 }, (_, at) => {
      const displayName = `${1000 + (at % 100)} Street, House ${Math.floor(at / 100)}`;
      return Object.defineProperty(customer(), 'displayName', {
        get: () => {
          read += 1;
          return displayName;
        },
      });
    });
    let pauses = 0;
    await findDuplicates(many, async () => {
      pauses += 1;
    });
    expect(pauses).toBeGreaterThan(10);
    expect(read).toBe(many.length);
  });

  it('are the same pairs as when everybody who shares a sign is compared with everybody', async () => {
    const word = fc.constantFrom('Northern', 'Northen', 'Welding', 'Weldings', 'Côté', 'Cote', '12', '13');
    const drawn = fc.record({
      displayName: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
      companyName: fc.option(word),
      email: fc.option(fc.constantFrom('a@x.example', 'b@x.example')),
      phone: fc.option(fc.constantFrom('514 555 0100', '514 555 0101')),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { maxLength: 12 }), async (rows) => {
        const all = rows.map((row) => customer(row));
        const found = await findDuplicates(all, () => Promise.resolve());
        const pairs = found.map(({ first, second }) => `${first.id} ${second.id}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        for (const one of found) expect(compare(one.first, one.second)).toEqual(one);
        const strong = all.flatMap((one, at) =>
          all.slice(at + 1).filter((other) => compare(one, other)?.reasons.includes('same-email')),
        );
        expect(found.filter(({ reasons }) => reasons.includes('same-email'))).toHaveLength(strong.length);
      }),
    );
  });

  it('are alike both ways round, and like themselves', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    const drawn = fc.record({ displayName: text, email: fc.option(text), phone: fc.option(text) });
    fc.assert(
      fc.property(drawn, drawn, (a, b) => {
        const [one, other] = [customer(a), customer(b)];
        const [there, back] = [compare(one, other), compare(other, one)];
        expect(there?.score).toBe(back?.score);
        expect(there?.reasons).toEqual(back?.reasons);
        if (nameKey(a.displayName) !== '') expect(compare(one, customer(a))?.reasons).toContain('same-name');
      }),
    );
  });
});
