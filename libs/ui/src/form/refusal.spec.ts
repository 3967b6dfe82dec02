import { refusalOf } from './refusal';

describe('refusalOf', () => {
  it('puts each message at its field', () => {
    const errors = [{ field: 'email', detail: 'email must be an e-mail address' }];
    expect(refusalOf({ problem: { detail: 'Not valid.', errors } }).fields).toEqual(errors);
  });

  it('puts a rule about one field there, together with what to do', () => {
    const problem = { detail: 'This name is taken.', fix: 'Choose another.', field: 'displayName' };
    expect(refusalOf({ problem }).fields).toEqual([
      { field: 'displayName', detail: 'This name is taken. Choose another.' },
    ]);
  });

  it('keeps the request id for support', () => {
    expect(refusalOf({ problem: { detail: 'Oh.', requestId: 'r1' } })).toMatchObject({
      requestId: 'r1',
      fields: [],
    });
  });

  it('says what any other error says', () => {
    expect(refusalOf(new Error('The network is gone.')).detail).toBe('The network is gone.');
  });
});
