import { refusalOf, refusalWords, sayRefusalsWith } from './refusal';

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

  it('is said in the words of an app where it has some, and in its own where it has none', () => {
    sayRefusalsWith({
      of: (code) => (code === 'A.B' ? { detail: 'Pris.', fix: 'Changez-le.' } : undefined),
      field: () => 'Requis.',
    });
    const problem = { code: 'A.B', detail: 'Taken.', fix: 'Change it.', field: 'name' };
    expect(refusalOf({ problem })).toMatchObject({
      detail: 'Pris.',
      fields: [{ field: 'name', detail: 'Pris. Changez-le.' }],
    });
    expect(refusalOf({ problem: { ...problem, code: 'A.C' } }).detail).toBe('Taken.');
    const errors = [{ field: 'name', detail: 'name must not be empty' }];
    expect(refusalOf({ problem: { detail: 'No.', errors } }).fields).toEqual([
      { field: 'name', detail: 'Requis.' },
    ]);
    sayRefusalsWith(undefined);
    expect(refusalOf({ problem }).detail).toBe('Taken.');
  });

  it('tells whoever shows refusals when other words have come', () => {
    const heard: unknown[] = [];
    const leave = refusalWords.subscribe(() => heard.push(refusalWords.current()));
    const words = { of: () => undefined, field: (detail: string) => detail };
    sayRefusalsWith(words);
    leave();
    sayRefusalsWith(undefined);
    expect(heard).toEqual([words]);
  });
});
