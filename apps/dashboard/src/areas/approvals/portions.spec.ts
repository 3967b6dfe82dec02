import type { schemas } from '#api-client';
import { inPortions } from './portions';

type BulkAnswer = schemas['BulkAnswer'];

const rows = Array.from({ length: 450 }, (_, index) => ({ id: `i${index}` }));
const allOf = (portion: readonly { id: string }[]): BulkAnswer => ({
  ...{ done: portion.length, refused: 0 },
  outcomes: portion.map(({ id }) => ({
    ...{ id, isDone: true, code: null, message: null, fix: null },
    ...{ findings: [], canBeUndoneUntil: null },
  })),
});

describe('many at once', () => {
  it('are sent 200 at a time, and told as one', async () => {
    const sent: [number, number][] = [];
    const answer = await inPortions(rows, (portion, index) => {
      sent.push([index, portion.length]);
      return Promise.resolve(allOf(portion));
    });
    expect(sent).toEqual([
      [0, 200],
      [1, 200],
      [2, 50],
    ]);
    expect(answer).toMatchObject({ done: 450, refused: 0 });
    expect(answer.outcomes.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  it('of which some could not be sent any more are told with why', async () => {
    const problem = { code: 'HTTP.NOT_REACHED', detail: 'The server cannot be reached.', fix: 'Try again.' };
    const answer = await inPortions(rows, (portion, index) =>
      index === 1 ? Promise.reject(Object.assign(new Error(), { problem })) : Promise.resolve(allOf(portion)),
    );
    expect(answer).toMatchObject({ done: 200, refused: 250 });
    expect(answer.outcomes.at(-1)).toMatchObject({
      ...{ id: 'i449', isDone: false, code: problem.code, message: problem.detail, fix: problem.fix },
    });
  });

  it('are refused as one where nothing was sent at all', async () => {
    const refused = inPortions(rows, () => Promise.reject(new Error('No.')));
    await expect(refused).rejects.toThrow('No.');
  });
});
