import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Clock, DomainError, type RefusedPoint } from '#kernel';
import { CLOCK, Log, runAsTenant, systemActor } from '#platform';
import { PresenceDesk } from '../commands/presence-desk.js';
import type { Point } from '../domain/judge-point.js';
import { type ReadPoints, readPoints } from '../domain/read-points.js';
import { PositionsRepository } from './positions.repository.js';

/** Milliseconds that the first point of a batch waits for others. A batch under way gathers the next one meanwhile. */
const GATHER_MS = 100;
/** Points that one contractor, and all together, may have waiting; more are refused and sent again by the phone. */
const MOST_OF_ONE = 200;
const MOST_OF_ALL = 20_000;

export interface Received {
  accepted: number;
  refused: RefusedPoint[];
}

/** What one phone sent at once. */
interface Message {
  points: readonly Point[];
  resolve: (received: Received) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers what phones send and writes it by organization: everything that came within a tenth of a second in one
 * statement. A phone is answered when its points are stored, so it can forget them; until then it may send them again.
 */
@Injectable()
export class LocationIntake implements OnModuleDestroy {
  private readonly waiting = new Map<string, Map<string, Message[]>>();
  private readonly flushing = new Map<string, Promise<void>>();
  private count = 0;

  constructor(
    private readonly positions: PositionsRepository,
    private readonly presence: PresenceDesk,
    private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Points that are not written yet. */
  get depth(): number {
    return this.count;
  }

  /** Throws `TRACKING.BUSY` (throttled) when too much waits already. */
  take(organizationId: string, contractorId: string, points: readonly Point[]): Promise<Received> {
    const ofAll = this.waiting.get(organizationId) ?? new Map<string, Message[]>();
    const mine = ofAll.get(contractorId) ?? [];
    if (countOf([...mine, { points }]) > MOST_OF_ONE || this.count + points.length > MOST_OF_ALL)
      throw busy();
    this.count += points.length;
    ofAll.set(contractorId, mine);
    if (!this.waiting.has(organizationId)) {
      this.waiting.set(organizationId, ofAll);
      this.arm(organizationId);
    }
    return new Promise((resolve, reject) => mine.push({ points, resolve, reject }));
  }

  /** What waits is written before the process leaves. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.flushing.values()]);
    await Promise.all([...this.waiting.keys()].map((organizationId) => this.flush(organizationId)));
  }

  private arm(organizationId: string): void {
    const before = this.flushing.get(organizationId) ?? Promise.resolve();
    const gathered = new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    const flushed = Promise.all([before, gathered]).then(() => this.flush(organizationId));
    this.flushing.set(organizationId, flushed);
    void flushed.then(() => {
      if (this.flushing.get(organizationId) === flushed) this.flushing.delete(organizationId);
    });
  }

  /** Never throws: whoever waits is told. */
  private async flush(organizationId: string): Promise<void> {
    const batch = this.waiting.get(organizationId);
    if (!batch) return;
    this.waiting.delete(organizationId);
    for (const messages of batch.values()) this.count -= countOf(messages);
    try {
      const read = await runAsTenant(organizationId, systemActor('tracking'), () => this.store(batch));
      for (const [contractorId, messages] of batch) settle(messages, read.get(contractorId));
    } catch (error) {
      this.log.warn('places could not be stored, the phones will send them again', { organizationId, error });
      for (const { reject } of [...batch.values()].flat()) reject(error);
    }
  }

  private async store(batch: ReadonlyMap<string, readonly Message[]>): Promise<Map<string, ReadPoints>> {
    const now = this.clock.now();
    const oldest = [...batch.values()].flat().flatMap(({ points }) => points.map(({ at }) => at.getTime()));
    const since = new Date(oldest.reduce((a, b) => Math.min(a, b), now.getTime()));
    const facts = await this.positions.facts([...batch.keys()], since);
    const read = new Map<string, ReadPoints>();
    for (const [contractorId, messages] of batch) {
      const known = facts.get(contractorId);
      if (known)
        read.set(
          contractorId,
          readPoints(
            messages.flatMap(({ points }) => points),
            known,
            now,
          ),
        );
    }
    const all = [...read.values()];
    const kept = all.flatMap((one) => one.kept);
    if (kept.length === 0) return read;
    const newest = all.flatMap((one) => one.newest ?? []);
    await this.positions.write({ kept, newest, happened: all.flatMap((one) => one.happened) });
    for (const { contractorId } of newest)
      if (facts.get(contractorId)?.presence === 'offline') await this.presence.heard(contractorId);
    return read;
  }
}

const countOf = (messages: readonly Pick<Message, 'points'>[]) =>
  messages.reduce((sum, { points }) => sum + points.length, 0);

/** Each message is told of its own points. */
function settle(messages: readonly Message[], read: ReadPoints | undefined): void {
  for (const { points, resolve } of messages) {
    const own = new Set(points.map(({ at }) => at.toISOString()));
    // A phone may send a point again that still waits: it is refused twice, and told once.
    const reasons = new Map(
      read?.refused.flatMap((one) => (own.has(one.at) ? [[`${one.at} ${one.code}`, one] as const] : [])),
    );
    const refused = [...reasons.values()];
    const isRefused = new Set(refused.map(({ at }) => at));
    const accepted = points.filter(({ at }) => !isRefused.has(at.toISOString())).length;
    resolve({ accepted: read ? accepted : 0, refused });
  }
}

function busy(): DomainError {
  return new DomainError('TRACKING.BUSY', 'More places are coming in than can be stored right now.', {
    kind: 'throttled',
    retryAfterSeconds: 5,
    fix: 'Keep them on the device and send them again in a few seconds.',
  });
}
