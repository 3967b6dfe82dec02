import { FINDING_CODES, findingText, findingWords, taxesValue } from './finding-words.js';

const decimal = (text: string) => text.replace('.', ',');
/** As a screen writes them. */
const figures = {
  amount: (amount: string, currency: string) => `${decimal(amount)} ${currency}`,
  number: decimal,
  day: (day: string) => `<${day}>`,
};

describe('the words of findings', () => {
  it('say a finding in the language of the reader, with figures as that reader has them', () => {
    const words = findingWords('expense_has_receipt.missing', {
      ...{ label: 'Fuel', amount: '113.00', currency: 'CAD' },
    });
    expect(findingText(words, 'en')).toEqual({
      message: 'Fuel: 113.00 without a receipt.',
      fix: 'Ask for the receipt.',
    });
    expect(findingText(words, 'fr')?.message).toBe('Fuel : 113,00 sans reçu.');
    expect(findingText(words, 'fr', figures)).toEqual({
      message: 'Fuel : 113,00 CAD sans reçu.',
      fix: 'Demandez le reçu.',
    });
    const day = findingWords('time_too_long.entry', { day: '2026-11-02', hours: '12.5' });
    expect(findingText(day, 'fr', figures)?.message).toBe('L’entrée du <2026-11-02> dure 12,5 heures.');
  });

  it('name states, papers and taxes as each language does', () => {
    const twin = { code: 'not_duplicate.number', values: { number: 'INV-3', status: 'pending_approval' } };
    expect(findingText(twin, 'en')?.message).toBe('Invoice INV-3 (pending approval) has the same number.');
    expect(findingText(twin, 'fr')?.message).toBe(
      'La facture INV-3 (en attente d’approbation) a le même numéro.',
    );
    const receipt = {
      code: 'expense_tax_correct.law',
      values: {
        ...{ label: 'Nails', tax: '5.00', amount: '114.98', due: '14.98', currency: 'CAD' },
        taxes: taxesValue([
          { name: 'GST', percent: '5' },
          { name: 'QST', percent: '9.975' },
        ]),
      },
    };
    expect(findingText(receipt, 'en')?.message).toContain('That is GST 5 % and QST 9.975 %.');
    expect(findingText(receipt, 'fr')?.message).toContain('soit TPS 5 % et TVQ 9,975 %.');
    const untaxed = {
      line: 1,
      description: 'Work',
      because: 'It is abroad.',
      taxes: taxesValue([]),
      code: '0',
    };
    expect(findingText({ code: 'tax_code_lawful.other_code', values: untaxed }, 'fr')?.message).toContain(
      'Taxe due : aucune.',
    );
  });

  it('are not said of a code or without a value that is not known: what came with it stands', () => {
    expect(findingText({ code: 'moon_is_full.howling', values: {} }, 'fr')).toBeUndefined();
    expect(findingText({ code: 'constructor', values: {} }, 'fr')).toBeUndefined();
    expect(
      findingText({ code: 'expense_has_receipt.missing', values: { label: 'Fuel' } }, 'fr'),
    ).toBeUndefined();
  });

  it.each(FINDING_CODES)('%s is told apart in French', (code) => {
    // Whatever a sentence asks for is there.
    const values = new Proxy({}, { get: () => '1' });
    const [english, french] = [findingText({ code, values }, 'en'), findingText({ code, values }, 'fr')];
    expect(french?.message).toMatch(/\S/);
    expect(french?.message).not.toBe(english?.message);
    expect(Boolean(french?.fix)).toBe(Boolean(english?.fix));
    expect(`${english?.message} ${english?.fix} ${french?.message} ${french?.fix}`).not.toMatch(/[{}]/);
  });
});
