import { inMegabytes, isShown, refusedBecause, sizeText } from './file-check';

const MAX = 20 * 1_048_576;

describe('a file that somebody chooses', () => {
  it.each([
    ['site.JPG', 5000, undefined],
    ['drawing.final.pdf', MAX, undefined],
    ['video.mp4', 5000, 'isOfNoKind'],
    ['README', 5000, 'isOfNoKind'],
    ['empty.pdf', 0, 'isEmpty'],
    ['scan.tiff', MAX + 1, 'isTooLarge'],
  ])('%s of %i bytes: %s', (name, size, reason) => {
    expect(refusedBecause({ name, size }, MAX)).toBe(reason);
  });

  it('is left to the server as long as its limit is not known', () => {
    expect(refusedBecause({ name: 'scan.tiff', size: MAX + 1 }, undefined)).toBeUndefined();
  });

  it('has a size that people read', () => {
    expect(sizeText(300, 'en-CA')).toMatch(/^1\skB$/i);
    expect(sizeText(2_516_582, 'en-CA')).toMatch(/^2\.4\sMB$/);
    expect(sizeText(2_516_582, 'fr-CA')).toMatch(/^2,4\sMo$/);
    expect(inMegabytes(MAX)).toBe('20');
  });

  it('is drawn where every browser can', () => {
    expect(['image/png', 'image/heic', 'application/pdf'].map(isShown)).toEqual([true, false, false]);
  });
});
