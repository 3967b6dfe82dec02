import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { GENERAL, type MappingPurpose } from './domain/mapping-purpose.js';

/** What mappings can be for. */
@Injectable()
export class MappingPurposes {
  private readonly purposes = new Map([[GENERAL.name, GENERAL]]);

  /** Throws when another purpose has the name. */
  register(purpose: MappingPurpose): void {
    if (this.purposes.has(purpose.name))
      throw new Error(`Two purposes of mappings are called "${purpose.name}".`);
    this.purposes.set(purpose.name, purpose);
  }

  /** Throws `TRANSFORM.UNKNOWN_PURPOSE`. */
  named(name: string): MappingPurpose {
    const found = this.purposes.get(name);
    if (found) return found;
    throw new DomainError('TRANSFORM.UNKNOWN_PURPOSE', `There is no purpose "${name.slice(0, 60)}".`, {
      field: 'purpose',
      fix: `Choose one of: ${[...this.purposes.keys()].join(', ')}.`,
    });
  }

  all(): MappingPurpose[] {
    return [...this.purposes.values()];
  }
}
