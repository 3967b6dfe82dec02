import { checkTaxSettings, readTaxSettings, USUAL_TAX_SETTINGS } from './tax-settings.js';

describe('what an organization declares about its taxes', () => {
  it('is the usual where nothing was declared, or something unknown is stored', () => {
    expect(readTaxSettings({ rounding: 'per-lune', exceptions: [{ province: 'XX' }, null] })).toEqual(
      USUAL_TAX_SETTINGS,
    );
  });

  it('keeps of what is stored what it knows', () => {
    const known = { province: 'MB', supply: 'real-property', isTaxed: true };
    const stored = [known, { ...known, supply: 'air' }, { ...known, isTaxed: 'yes' }, 'MB'];
    expect(readTaxSettings({ rounding: 'per-line', exceptions: stored }).exceptions).toEqual([known]);
  });

  it('is the usual where what is stored is no list', () => {
    expect(readTaxSettings({ rounding: 'per-invoice', exceptions: 'none' })).toEqual({
      rounding: 'per-invoice',
      exceptions: [],
    });
  });

  it('cannot contradict itself', () => {
    const ruling = { province: 'MB', supply: 'real-property', isTaxed: true } as const;
    const settings = { rounding: 'per-line', exceptions: [ruling] } as const;
    expect(checkTaxSettings({ ...settings, exceptions: [ruling] }).exceptions).toHaveLength(1);
    expect(() =>
      checkTaxSettings({ ...settings, exceptions: [ruling, { ...ruling, isTaxed: false }] }),
    ).toThrow(expect.objectContaining({ code: 'CATALOG.TAX_SAID_TWICE', field: 'exceptions.1' }));
  });
});
