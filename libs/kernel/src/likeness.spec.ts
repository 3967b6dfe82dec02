import { foldLetters, foldName, isLittleWord, isWithinEdits, legalFormOf, sharedWords } from './likeness.js';

describe('names, whoever wrote them', () => {
  it('are the same without accents, capitals, ligatures and full-width forms', () => {
    expect(foldLetters('Œuvres Élite')).toBe('oeuvres elite');
    expect(foldLetters('STRAẞE')).toBe('strasse');
    expect(foldLetters('Łódź Smørrebrød')).toBe('lodz smorrebrod');
    expect(foldLetters('Ａcme ﬁrst')).toBe('acme first');
    expect(foldLetters('e\u0301')).toBe(foldLetters('é'));
  });

  it('are the same without an article that runs into them', () => {
    expect(foldName("L'Atelier d’Érable")).toBe('atelier erable');
    expect(foldName("O'Brien & D'Amico")).toBe("o'brien & amico");
    expect(foldName("Bell'Aria")).toBe("bell'aria");
  });

  it('share so many of all their words', () => {
    expect(sharedWords(['acme', 'plumbing'], ['plumbing', 'acme'])).toBe(1);
    expect(sharedWords(['acme', 'plumbing'], ['acme', 'heating'])).toBeCloseTo(1 / 3);
    expect(sharedWords(['acme'], ['zenith'])).toBe(0);
    expect(sharedWords([], [])).toBe(0);
  });

  it.each([
    ['ottawa', 'ottawa', 0, true],
    ['otawa', 'ottawa', 1, true],
    ['ottawa', 'otttawa', 1, true],
    ['ottawa', 'ottewa', 1, true],
    ['ottawa', 'ottawa', 1, true],
    ['ottawa', 'otttawaa', 1, false],
    ['kitten', 'sitting', 2, false],
    ['kitten', 'sitting', 3, true],
    ['', 'ab', 2, true],
    ['abcdef', 'uvwxyz', 2, false],
  ])('%s and %s are within %i slips: %s', (one, other, most, isSo) => {
    expect(isWithinEdits(one, other, most)).toBe(isSo);
    expect(isWithinEdits(other, one, most)).toBe(isSo);
  });

  it('end in one legal form in both languages', () => {
    expect(legalFormOf('ltee')).toBe(legalFormOf('limited'));
    expect(legalFormOf('compagnie')).toBe('co');
    expect(legalFormOf('plumbing')).toBeUndefined();
    expect(legalFormOf('constructor')).toBeUndefined();
    expect(isLittleWord('des')).toBe(true);
    expect(isLittleWord('acme')).toBe(false);
    expect(isLittleWord('d')).toBe(false);
  });
});
