import { takenOver } from './sent-work-order.js';

describe('who goes, as a sender says it', () => {
  const naming = (last: string[] | null, sent: string[], known = sent) => ({ last, sent, known });

  it.each<[string, Parameters<typeof takenOver>, string[] | undefined]>([
    ['the same again changes nothing', ['assigned', naming(['ann'], ['ann'])], undefined],
    ['somebody more is taken over', ['assigned', naming(['ann'], ['ann', 'bob'])], ['ann', 'bob']],
    ['somebody less is taken over', ['acknowledged', naming(['ann', 'bob'], ['bob'])], ['bob']],
    ['nobody any more is taken over', ['assigned', naming(['ann'], [])], []],
    ['nobody, as before, changes nothing', ['assigned', naming([], [])], undefined],
    ['only strangers change nothing', ['assigned', naming(['ann'], ['ghost'], [])], undefined],
    ['a stranger who became known is taken over', ['unassigned', naming([], ['zoe'])], ['zoe']],
    [
      'somebody who is no longer known changes nothing',
      ['assigned', naming(['ann', 'bob'], ['ann', 'bob'], ['ann'])],
      undefined,
    ],
    ['a declined visit stays declined', ['declined', naming(['ann'], [])], undefined],
    ['a declined visit goes to a new name', ['declined', naming(['ann'], ['ann', 'bob'])], ['bob']],
    ['what was sent before anybody noted it stays', ['assigned', naming(null, ['ann'])], undefined],
    ['unless nobody goes', ['unassigned', naming(null, ['ann'])], ['ann']],
  ])('%s', (_case, [status, said], names) => {
    expect(takenOver(status, said)).toEqual(names);
  });
});
