import { Injectable } from '@nestjs/common';
import type { PlanReason } from '../plans/plan.types.js';
import type { Fields } from './images.js';
import { inUse, SETTLED_OTHERWISE } from './obstacles.js';
import { documentsOf, isOfMoney, type Meant, partedFrom } from './settlements.js';
import { SettlementsRepository } from './settlements.repository.js';
import { TiesRepository } from './ties.repository.js';

/** A record that would be undone; `isMade`: as a whole, because it was made. */
export type MeantUndo = Meant & { isMade: boolean };

/** What keeps records where they are that could be undone each by itself: what names them stays, or what settles them. */
@Injectable()
export class UndoTies {
  constructor(
    private readonly ties: TiesRepository,
    private readonly settlements: SettlementsRepository,
  ) {}

  /** Why these of the records are left. What is left goes on naming others: it is asked until nothing more is. */
  async holding(
    meant: readonly MeantUndo[],
    done: readonly string[] = [],
  ): Promise<Map<MeantUndo, PlanReason>> {
    const held = new Map<MeantUndo, PlanReason>();
    for (let before = -1; before < held.size; ) {
      before = held.size;
      const going = meant.filter((one) => !held.has(one));
      for (const [one, reason] of await this.named(going, done)) held.set(one, reason);
      const free = going.filter((one) => !held.has(one));
      for (const one of await this.parted(free)) held.set(one, SETTLED_OTHERWISE);
    }
    return held;
  }

  private async named(
    going: readonly MeantUndo[],
    done: readonly string[],
  ): Promise<[MeantUndo, PlanReason][]> {
    const made = going.filter(({ isMade }) => isMade);
    const ids = new Set(made.map(({ localId }) => localId));
    const freed = going.filter((one) => one.isMade || !namesAny(one.next, ids));
    const undone = [...done, ...freed.map(({ localId }) => localId)];
    const found: [MeantUndo, PlanReason][] = [];
    for (const [entity, ofEntity] of Map.groupBy(made, (one) => one.entity)) {
      const naming = await this.ties.naming(
        entity,
        ofEntity.map(({ localId }) => localId),
        undone,
      );
      for (const one of ofEntity) {
        const what = naming.get(one.localId);
        if (what !== undefined) found.push([one, inUse(what)]);
      }
    }
    return found;
  }

  private async parted(going: readonly MeantUndo[]): Promise<MeantUndo[]> {
    const ofMoney = going.filter(isOfMoney);
    if (ofMoney.length === 0) return [];
    const parted = partedFrom(ofMoney, await this.settlements.of(documentsOf(ofMoney)));
    return ofMoney.filter((one) => parted.has(one));
  }
}

const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Whether a record that is set back would go on naming one that is taken back. */
function namesAny(next: Fields, ids: ReadonlySet<string>): boolean {
  return (JSON.stringify(next).match(IDS) ?? []).some((id) => ids.has(id));
}
