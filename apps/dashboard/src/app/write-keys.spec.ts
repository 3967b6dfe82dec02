import { isLasting, WriteKeys } from './write-keys';

const keysOf = () => {
  let last = 0;
  return new WriteKeys(() => `key-${++last}`);
};

describe('the keys of a write', () => {
  it('are the same for what is sent again because its answer was lost', () => {
    const keys = keysOf();
    const first = keys.begin({ mode: 'block' });
    keys.refused({ mode: 'block' }, false);
    expect(keys.begin({ mode: 'block' })).toBe(first);
  });

  it('are of their own for two different presses that are under way together', () => {
    const keys = keysOf();
    const block = keys.begin({ rule: 'a', mode: 'block' });
    const other = keys.begin({ rule: 'b', mode: 'block' });
    expect(other).not.toBe(block);
  });

  it('begin anew after a refusal that is remembered', () => {
    const keys = keysOf();
    const first = keys.begin('text');
    keys.refused('text', true);
    expect(keys.begin('text')).not.toBe(first);
  });

  it('begin anew once it has arrived', () => {
    const keys = keysOf();
    const first = keys.begin(undefined);
    keys.arrived(undefined);
    expect(keys.begin(undefined)).not.toBe(first);
  });

  it('forget what was lost once something else has arrived: on, off, and on again are three writes', () => {
    const keys = keysOf();
    const lost = keys.begin('on');
    keys.refused('on', false);
    keys.begin('off');
    keys.arrived('off');
    expect(keys.begin('on')).not.toBe(lost);
  });

  it('keep what is still under way when something else arrives', () => {
    const keys = keysOf();
    const slow = keys.begin('slow');
    keys.begin('quick');
    keys.arrived('quick');
    keys.refused('slow', false);
    expect(keys.begin('slow')).toBe(slow);
  });

  it('tell one file from another', () => {
    const keys = keysOf();
    const one = keys.begin({ file: new File(['a'], 'one.csv') });
    expect(keys.begin({ file: new File(['a'], 'two.csv') })).not.toBe(one);
  });
});

describe('a refusal', () => {
  it.each([
    [422, 'HTTP.NOT_VALID', true],
    [409, 'HTTP.STILL_RUNNING', false],
    [409, 'HTTP.ANSWER_LOST', true],
    [503, 'HTTP.NOT_REACHED', false],
    [undefined, undefined, false],
  ])('of %s %s is remembered: %s', (status, code, expected) => {
    expect(isLasting({ status, code })).toBe(expected);
  });
});
