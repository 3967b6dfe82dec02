import { translate } from './translate';

const owing = [
  { one: '{count} invoice for {name}', other: '{count} invoices for {name}' },
  { one: '{count} facture pour {name}', other: '{count} factures pour {name}' },
] as const;

describe('translate', () => {
  it('chooses the form that the language asks for: French says zero in the singular', () => {
    expect(translate(owing, 'en', { count: 0, name: 'Ada' })).toBe('0 invoices for Ada');
    expect(translate(owing, 'fr', { count: 0, name: 'Ada' })).toBe('0 facture pour Ada');
    expect(translate(owing, 'en', { count: 1, name: 'Ada' })).toBe('1 invoice for Ada');
    expect(translate(owing, 'fr', { count: 2, name: 'Ada' })).toBe('2 factures pour Ada');
  });

  it('writes large numbers as each language does', () => {
    expect(translate(owing, 'en', { count: 12345, name: 'Ada' })).toContain('12,345');
    expect(translate(owing, 'fr', { count: 12345, name: 'Ada' })).toMatch(/12\s345/);
  });

  it('leaves a place without a value visible', () => {
    expect(translate(['Hello {name}', 'Bonjour {name}'], 'fr')).toBe('Bonjour {name}');
  });
});
