import { isOutOfReach } from './out-of-reach.js';

const failure = (facts: object, message = 'failed') => Object.assign(new Error(message), facts);

describe('a database that is out of reach', () => {
  it.each([
    ['is stopping', failure({ code: '57P01' })],
    ['is starting', failure({ code: '57P03' })],
    ['has no room for one more', failure({ code: '53300' })],
    ['lost its connection', failure({ code: '08006' })],
    ['does not answer', failure({ code: 'ECONNREFUSED', syscall: 'connect' })],
    ['left in the middle', failure({}, 'Connection terminated unexpectedly')],
    ['let us wait too long', failure({}, 'timeout exceeded when trying to connect')],
    ['is told of by Prisma', failure({ code: 'P1001' })],
    [
      'is told of by Prisma in the words of the driver',
      failure({ code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '57P01' } } } }),
    ],
    ['is the cause of something else', new Error('failed', { cause: failure({ code: '57P02' }) })],
  ])('%s', (_, error) => {
    expect(isOutOfReach(error)).toBe(true);
  });

  it('is no wrong statement, no row that is there already and no mistake of ours', () => {
    for (const error of [
      failure({ code: '42601' }),
      failure({ code: '08P01' }),
      failure({ code: '23505' }),
      failure({ code: 'P2002', meta: {} }),
      failure({ code: 'P2010', meta: { driverAdapterError: { cause: {} } } }),
      failure({}, 'connect ECONNREFUSED 10.0.0.3'),
      new Error('failed', { cause: 'nothing' }),
      '57P01',
    ])
      expect(isOutOfReach(error)).toBe(false);
  });
});
