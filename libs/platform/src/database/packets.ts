import { currentScope, runInPackets } from './tenant-context.js';

/** A statement that waits to be sent: what the driver was given, and who waits for the answer. */
export interface WaitingStatement {
  text: string;
  values: readonly unknown[];
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

/** Collects the statements of one turn of the event loop, and hands them on when the turn is over. */
export class Packets {
  private waiting: WaitingStatement[] = [];

  /** Resolves with the statement's result once `send` has been given it with all that came in the same turn. */
  add(text: string, values: readonly unknown[], send: (all: WaitingStatement[]) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ text, values, resolve, reject });
      if (this.waiting.length > 1) return;
      process.nextTick(() => {
        const all = this.waiting;
        this.waiting = [];
        send(all);
      });
    });
  }
}

/**
 * Small reads of `work` that are asked for at the same time travel in one packet on one connection, instead of each on
 * its own: a packet costs this process and the server more than a look at an index. They are one transaction, so one
 * that fails takes the others along. What takes the server long belongs `apart`. In a unit of work it changes nothing.
 */
export function inPackets<T>(work: () => Promise<T>): Promise<T> {
  return runInPackets(new Packets(), work);
}

/** Reads that take the server long, out of the packet: on a connection of their own, beside it. */
export function apart<T>(work: () => Promise<T>): Promise<T> {
  return currentScope()?.packets ? runInPackets(undefined, work) : work();
}
