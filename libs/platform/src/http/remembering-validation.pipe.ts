import { type ArgumentMetadata, Injectable, type Type, ValidationPipe } from '@nestjs/common';
import { notStorable, whereNotStorable } from '#kernel';

/** Questions remembered per class, and the longest that is worth it. */
const CAPACITY = 200;
const LONGEST = 300;

/**
 * Checks a query once and remembers the answer: screens ask the same few questions all day, and what the checks say
 * depends on nothing but the text. What is handed out is frozen, since the next caller gets the same object.
 */
@Injectable()
export class RememberingValidationPipe extends ValidationPipe {
  private readonly checked = new WeakMap<Type, Map<string, unknown>>();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    if (type !== 'query' || metatype === undefined || metadata.data !== undefined) {
      if (type === 'query' || type === 'param') refuseUnstorable(value, metadata);
      return super.transform(value, metadata);
    }
    const key = JSON.stringify(value);
    const known = this.of(metatype as Type);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    refuseUnstorable(value, metadata);
    const answer: unknown = await super.transform(value, metadata);
    if (key.length <= LONGEST) remember(known, key, answer);
    return answer;
  }

  private of(metatype: Type): Map<string, unknown> {
    const known = this.checked.get(metatype) ?? new Map<string, unknown>();
    this.checked.set(metatype, known);
    return known;
  }
}

/** Bodies are asked when they are read: there a field of any kind can hold such a text. */
function refuseUnstorable(value: unknown, { data, type }: ArgumentMetadata): void {
  const path = whereNotStorable(value);
  if (path !== undefined) throw notStorable(path || data || type);
}

function remember(known: Map<string, unknown>, key: string, answer: unknown): void {
  if (known.size >= CAPACITY) known.clear();
  known.set(key, freeze(answer));
}

function freeze(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  for (const field of Object.values(answer)) if (Array.isArray(field)) Object.freeze(field);
  return Object.freeze(answer);
}
