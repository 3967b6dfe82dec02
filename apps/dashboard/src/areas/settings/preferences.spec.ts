import { type Choice, groupsOf, type Preferences, withChange } from './preferences';

const choice = (kind: string): Choice => ({
  kind,
  label: kind,
  inApp: 'instant',
  email: 'digest',
  push: 'off',
});

const known: Preferences = {
  kinds: [choice('invoice.approved'), choice('rate.ended')],
  digestHour: 7,
  timezone: 'America/Halifax',
};

describe('notification preferences', () => {
  it('show a choice as if it were made, and leave the others', () => {
    const after = withChange(known, {
      preferences: [{ kind: 'rate.ended', channel: 'in_app', mode: 'off' }],
    });
    expect(after).toEqual({ ...known, kinds: [known.kinds[0], { ...choice('rate.ended'), inApp: 'off' }] });
  });

  it('go back to the zone of the organization', () => {
    expect(withChange(known, { timezone: '' })).toEqual({ ...known, timezone: null });
    expect(withChange(known, { digestHour: 0 })).toEqual({ ...known, digestHour: 0 });
  });

  it('stand together by what they are about; a kind that is new is not lost', () => {
    const groups = groupsOf([...known.kinds, choice('moon.full')]);
    expect(groups.map(({ name, kinds }) => [name, kinds.map(({ kind }) => kind)])).toEqual([
      ['money', ['invoice.approved']],
      ['work', []],
      ['mine', ['rate.ended', 'moon.full']],
      ['systems', []],
    ]);
  });
});
