import { groupedScopes, offeredScopes, readingScopes } from './scopes';

describe('what a key may be given', () => {
  it('is what its maker may, but never people, keys, programs, tax numbers or approvals', () => {
    expect(
      offeredScopes([
        'invoices.read',
        'invoices.approve',
        'users.manage',
        'outside-channels.manage',
        'contractors.tax-identifiers',
      ]),
    ).toEqual(['invoices.read']);
  });

  it('stands together by what it is about', () => {
    expect(groupedScopes(['invoices.read', 'jobs.read', 'invoices.send'])).toEqual([
      {
        subject: 'invoices',
        scopes: [
          { scope: 'invoices.read', action: 'read' },
          { scope: 'invoices.send', action: 'send' },
        ],
      },
      { subject: 'jobs', scopes: [{ scope: 'jobs.read', action: 'read' }] },
    ]);
  });

  it('can be cut down to what changes nothing', () => {
    expect(readingScopes(['invoices.read', 'invoices.send', 'jobs.read'])).toEqual([
      'invoices.read',
      'jobs.read',
    ]);
  });
});
