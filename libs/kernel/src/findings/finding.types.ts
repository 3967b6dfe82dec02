/** A sentence in each language. `{name}` is filled with the value of that name, `{name:kind}` written as its kind asks. */
export type Sentence = readonly [en: string, fr: string];

/** What a finding says, and what a person can do about it. */
export interface FindingSentences {
  says: Sentence;
  fix?: Sentence;
}

type NameOf<Place extends string> = Place extends `${infer Name}:${string}` ? Name : Place;

/** The names of the places of a text; an amount of money needs its currency. */
export type PlacesOf<Text extends string> = Text extends `${string}{${infer Place}}${infer Rest}`
  ? NameOf<Place> | (Place extends `${string}:amount` ? 'currency' : never) | PlacesOf<Rest>
  : never;
