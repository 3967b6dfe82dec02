import { checkTaxSettings, readTaxSettings, USUAL_TAX_SETTINGS } from './tax-settings.js';

describe('what an organization declares about its taxes', () => {
  it('is the usual where nothing was declared, or something unknown is stored', () => {
    expect(readTaxSettings({ rounding: 'per-lune', exceptions: [{ province: 'XX' }, null] })).toEqual(
      USUAL_TAX_SETTINGS,
    );
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
