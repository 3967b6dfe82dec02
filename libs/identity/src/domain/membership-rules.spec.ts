import { checkRoleChange } from './membership-rules.js';

describe('checkRoleChange', () => {
  it.each([
    ['an admin adds a manager', { by: 'admin', to: 'manager', owners: 1 }],
    ['an owner adds an owner', { by: 'owner', to: 'owner', owners: 1 }],
    ['one of two owners steps down', { by: 'owner', from: 'owner', to: 'admin', owners: 2 }],
    ['the last owner keeps her role', { by: 'owner', from: 'owner', to: 'owner', owners: 1 }],
    ['an admin removes an admin', { by: 'admin', from: 'admin', owners: 1 }],
  ] as const)('allows that %s', (_, change) => {
    expect(() => checkRoleChange(change)).not.toThrow();
  });

  it.each([
    ['an admin adds an owner', { by: 'admin', to: 'owner', owners: 1 }, 'Only an owner'],
    [
      'an admin makes himself an owner',
      { by: 'admin', from: 'admin', to: 'owner', owners: 1 },
      'Only an owner',
    ],
    ['an admin removes an owner', { by: 'admin', from: 'owner', owners: 2 }, 'Only an owner'],
    ['a program adds an owner', { by: 'api-key', to: 'owner', owners: 1 }, 'Only an owner'],
    ['the last owner leaves', { by: 'owner', from: 'owner', owners: 1 }, 'at least one owner'],
    [
      'the last owner steps down',
      { by: 'owner', from: 'owner', to: 'admin', owners: 1 },
      'at least one owner',
    ],
  ] as const)('refuses that %s', (_, change, message) => {
    expect(() => checkRoleChange(change)).toThrow(message);
  });
});
