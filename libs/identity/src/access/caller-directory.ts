import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, runAsTenant, systemActor } from '#platform';
import { CallersRepository, type SessionKey } from '../callers.repository.js';
import { hashOfToken } from '../domain/opaque-token.js';
import type { Caller } from './caller.js';
import { ExpiringCache } from './expiring-cache.js';

/** A person who was removed on another node is out after this long at the latest; on this node at once. */
const REMEMBERED_MS = 30_000;
const CAPACITY = 10_000;

/** Who stands behind a token or key right now, looked up at most every 30 seconds. */
@Injectable()
export class CallerDirectory {
  private readonly people: ExpiringCache<Caller | undefined>;
  private readonly programs: ExpiringCache<Caller | undefined>;
  private readonly listeners: ((userId: string) => void)[] = [];

  constructor(
    private readonly callers: CallersRepository,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.people = new ExpiringCache(clock, REMEMBERED_MS, CAPACITY);
    this.programs = new ExpiringCache(clock, REMEMBERED_MS, CAPACITY);
  }

  /** Undefined when the session ended, the person was disabled, or is not a member any more. */
  person(key: SessionKey): Promise<Caller | undefined> {
    return this.people.get(`${key.organizationId}:${key.userId}:${key.sessionId}`, () =>
      runAsTenant(key.organizationId, systemActor('identity'), () => this.callers.findPerson(key)),
    );
  }

  /** Undefined when there is no such key, or it expired or was revoked. */
  program(apiKey: string): Promise<Caller | undefined> {
    const hash = hashOfToken(apiKey);
    return this.programs.get(hash, () => this.callers.useApiKey(hash));
  }

  /** Called with every person who was forgotten on this node. */
  onForgotten(listener: (userId: string) => void): void {
    this.listeners.push(listener);
  }

  /** Call it after a change of a person's role, membership or sessions has been committed. */
  forgetPerson(userId: string): void {
    this.people.forget((key) => key.includes(userId));
    for (const listener of this.listeners) listener(userId);
  }

  /** Keys are remembered by their hash, which a revocation does not know; there are few of them. */
  forgetPrograms(): void {
    this.programs.forget(() => true);
  }
}
