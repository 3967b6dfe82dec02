import { answerTo, isSingle, type Press } from './presses';

const shortcuts = [
  { keys: 'J' },
  { keys: 'A' },
  { keys: 'Enter' },
  { keys: 'G C' },
  { keys: 'Mod+K', isEverywhere: true },
];
const found = (press: Press, options = {}) => answerTo(press, shortcuts, options).found?.keys;

describe('what a press of a key means', () => {
  it('a held A approves one and not its neighbours; a held J walks on', () => {
    expect(answerTo({ keys: 'A' }, shortcuts).isIdle).toBe(false);
    expect(answerTo({ keys: 'A', isRepeat: true }, shortcuts).isIdle).toBe(true);
    expect(answerTo({ keys: 'J', isRepeat: true }, shortcuts).isIdle).toBe(false);
  });

  it('Enter on a focused link or button is the link’s own', () => {
    expect(found({ keys: 'Enter' })).toBe('Enter');
    expect(found({ keys: 'Enter', isOnControl: true })).toBeUndefined();
    expect(found({ keys: 'A', isOnControl: true })).toBe('A');
  });

  it('while one types or a dialog is open only what works everywhere works', () => {
    expect(found({ keys: 'A', isTyping: true })).toBeUndefined();
    expect(found({ keys: 'J', isBehindDialog: true })).toBeUndefined();
    expect(found({ keys: 'Mod+K', isTyping: true })).toBe('Mod+K');
  });

  it('two keys one after the other are one shortcut', () => {
    expect(answerTo({ keys: 'G' }, shortcuts).pending).toBe('G');
    expect(found({ keys: 'C' }, { prefix: 'G' })).toBe('G C');
    expect(found({ keys: 'C' })).toBeUndefined();
  });

  it('letters alone can be switched off; Enter and Ctrl with a letter stay', () => {
    expect(found({ keys: 'A' }, { areSingleOn: false })).toBeUndefined();
    expect(found({ keys: 'C' }, { prefix: 'G', areSingleOn: false })).toBeUndefined();
    expect(found({ keys: 'Enter' }, { areSingleOn: false })).toBe('Enter');
    expect(found({ keys: 'Mod+K' }, { areSingleOn: false })).toBe('Mod+K');
    expect(['?', '1', 'G C', 'Escape', 'Mod+K'].map(isSingle)).toEqual([true, true, true, false, false]);
  });
});
