import { digestOf } from '#kernel';

const MODULUS = 1n << 256n;

/**
 * A digest of any number of facts in any order: equal when, and for all practical purposes only when, the same facts went
 * in as often. It takes no memory, however many they are.
 */
export class Fingerprint {
  private sum = 0n;

  add(fact: unknown): void {
    this.sum = (this.sum + BigInt(`0x${digestOf(fact)}`)) % MODULUS;
  }

  /** 64 hexadecimal digits. */
  toString(): string {
    return this.sum.toString(16).padStart(64, '0');
  }
}
