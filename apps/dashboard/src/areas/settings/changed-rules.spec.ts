import { changedRules } from './changed-rules';

describe('a changed retention', () => {
  const opened = [
    { name: 'notifications', days: 365 },
    { name: 'webhook-deliveries', days: 90 },
  ];

  it('is what was changed, so that nothing of a colleague is taken back', () => {
    expect(changedRules(opened, [{ days: '365' }, { days: '30' }])).toEqual([
      { name: 'webhook-deliveries', days: 30 },
    ]);
  });

  it('is nothing where nothing was typed', () => {
    expect(changedRules(opened, [{ days: '365' }, { days: '' }])).toEqual([]);
  });
});
