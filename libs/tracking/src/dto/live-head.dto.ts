import { Whole } from '#platform';

export class LiveHeadAnswer {
  @Whole({
    description:
      'What is read from now on holds everything up to it; give it as auth.lastSequence when connecting.',
  })
  sequence!: number;
}
