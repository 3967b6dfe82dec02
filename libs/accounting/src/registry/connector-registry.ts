import { DomainError } from '#kernel';
import type { RateLimits } from '../connections/usage.repository.js';
import type { AccountingConnector } from '../ports/accounting-connector.js';

export interface RegisteredConnector {
  connector: AccountingConnector;
  limits: RateLimits;
}

/** The accounting systems of this installation, by system id. Two of one id fail the boot. */
export class ConnectorRegistry {
  private readonly bySystem = new Map<string, RegisteredConnector>();

  constructor(registered: readonly RegisteredConnector[]) {
    for (const entry of registered) {
      const { system } = entry.connector.capabilities;
      if (!system) throw new Error('A connector has no system id.');
      if (this.bySystem.has(system)) throw new Error(`Two connectors claim the system "${system}".`);
      this.bySystem.set(system, entry);
    }
  }

  /** Throws `INTEGRATION.UNKNOWN_SYSTEM`. */
  get(system: string): RegisteredConnector {
    const entry = this.bySystem.get(system);
    if (!entry) {
      throw DomainError.notFound(
        'INTEGRATION.UNKNOWN_SYSTEM',
        `This installation has no connection to "${system.slice(0, 40)}".`,
      );
    }
    return entry;
  }

  /** What may be asked of a system in a minute and a month; undefined for one that this installation does not know any more. */
  limitsOf(system: string): RateLimits | undefined {
    return this.bySystem.get(system)?.limits;
  }

  get systems(): string[] {
    return [...this.bySystem.keys()];
  }
}
