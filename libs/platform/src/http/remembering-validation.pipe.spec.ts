import 'reflect-metadata';
import type { ArgumentMetadata } from '@nestjs/common';
import { WholeInQuery } from './fields.js';
import { validationPipe } from './validation.js';

class Question {
  @WholeInQuery({ min: 1, max: 100, optional: true })
  limit?: number;
}

class Other {
  @WholeInQuery({ min: 1, max: 5, optional: true })
  limit?: number;
}

const asked = (metatype: ArgumentMetadata['metatype']): ArgumentMetadata => ({ type: 'query', metatype });

describe('checking queries', () => {
  const pipe = validationPipe();
  const check = (value: object, metatype: ArgumentMetadata['metatype'] = Question): Promise<unknown> =>
    pipe.transform(value, asked(metatype));

  it('answers the same question with the same checked answer', async () => {
    const first = await check({ limit: '50' });
    expect(first).toEqual({ limit: 50 });
    expect(first).toBeInstanceOf(Question);
    expect(await check({ limit: '50' })).toBe(first);
  });

  it('keeps questions and classes apart', async () => {
    expect(await check({ limit: '5' })).toEqual({ limit: 5 });
    expect(await check({ limit: '6' })).toEqual({ limit: 6 });
    await expect(check({ limit: '6' }, Other)).rejects.toThrow(/limit/);
  });

  it('refuses a bad question every time it comes', async () => {
    for (let turn = 0; turn < 3; turn++) await expect(check({ limit: '500' })).rejects.toThrow(/limit/);
    for (let turn = 0; turn < 3; turn++)
      await expect(check({ limit: '5', other: 'x' })).rejects.toThrow(/other/);
  });

  it('hands out what nobody can change for the next caller', async () => {
    const answer = (await check({ limit: '7' })) as Question;
    expect(() => {
      answer.limit = 8;
    }).toThrow(TypeError);
    expect(await check({ limit: '7' })).toEqual({ limit: 7 });
  });

  it('never remembers a body', async () => {
    const body: ArgumentMetadata = { type: 'body', metatype: Question };
    expect(await pipe.transform({ limit: 5 }, body)).not.toBe(await pipe.transform({ limit: 5 }, body));
  });
});
