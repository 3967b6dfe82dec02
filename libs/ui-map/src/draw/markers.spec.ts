import { clusterRadius, initialsOf } from './markers';

describe('a marker', () => {
  it.each([
    ['Whitford, Jesse', 'JW'],
    ['Anand Patel', 'AP'],
    ['Benoît Charlebois Électrique inc.', 'BI'],
    ['Élodie', 'É'],
    ['Chen & Daughters', 'CD'],
    ['  ', '?'],
  ])('of %s carries %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('of many grows with them, and not beyond reason', () => {
    expect(clusterRadius(2)).toBeLessThan(clusterRadius(20));
    expect(clusterRadius(5000)).toBe(26);
  });
});
