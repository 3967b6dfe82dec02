import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { decodeCursor, type Page, type PageQuery, toPage } from '#platform';
import { CustomersRepository } from '../customers.repository.js';
import { type DuplicatePair, findDuplicates } from '../domain/duplicates.js';

/** More customers than this are not compared in one request; the oldest go first. */
const MOST = 50_000;

@Injectable()
export class DuplicatesQuery {
  constructor(private readonly customers: CustomersRepository) {}

  /** Pairs of active customers that may be one, the likeliest first. */
  async execute({ cursor, limit }: PageQuery): Promise<Page<DuplicatePair>> {
    const pairs = await findDuplicates(await this.customers.comparable(MOST), () => nextTurn());
    const after = cursor ? keyOrder(decodeCursor(cursor, 'number', 'id', 'id')) : undefined;
    const rest = after === undefined ? pairs : pairs.filter((pair) => keyOrder(keyOf(pair)) > after);
    return toPage(rest, limit, keyOf, (pair) => pair);
  }
}

function keyOf({ score, first, second }: DuplicatePair): (string | number)[] {
  return [score, first.id, second.id];
}

/** Sorts as the pairs do: high scores first. */
function keyOrder([score, first, second]: (string | number)[]): string {
  return `${String(1000 - Number(score)).padStart(4, '0')} ${first} ${second}`;
}
