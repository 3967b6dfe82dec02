import { brandingBody, brandingValues } from './branding-values';

const known = {
  legalName: 'Cascade Ridge Mechanical Ltd.',
  address: { line1: '18 Kiln Road', city: 'Hamilton' },
  hasLogo: true,
};

describe('how papers look', () => {
  it('goes back as it came when nothing was typed, and the logo is not sent again', () => {
    const body = brandingBody(brandingValues(known));
    expect(body).toMatchObject({
      legalName: 'Cascade Ridge Mechanical Ltd.',
      address: { line1: '18 Kiln Road', city: 'Hamilton' },
      phone: null,
    });
    expect(body).not.toHaveProperty('logo');
  });

  it('tells what was emptied as empty', () => {
    const values = brandingValues(known);
    const address = { ...values.address, line1: ' ', city: '' };
    expect(brandingBody({ ...values, legalName: ' ', address })).toMatchObject({
      legalName: null,
      address: null,
    });
  });

  it('sends a new logo without the words of its address, and takes one away with null', () => {
    const values = brandingValues(known);
    expect(brandingBody({ ...values, logo: 'data:image/png;base64,iVBORw==' }).logo).toBe('iVBORw==');
    expect(brandingBody({ ...values, logo: 'none' }).logo).toBeNull();
  });
});
