import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { CustomErpRegistrar } from './custom-erp.registrar.js';
import type { Registered, Registrar, Registration } from './registrar.js';

/** Connects any system that is connected by credentials, and tells how the others are. */
@Injectable()
export class RegisterIntegrationCommand {
  private readonly registrars: ReadonlyMap<string, Registrar>;

  constructor(
    private readonly registry: ConnectorRegistry,
    customErp: CustomErpRegistrar,
  ) {
    this.registrars = new Map([customErp].map((registrar) => [registrar.system, registrar]));
  }

  /** Throws `INTEGRATION.SIGN_IN_INSTEAD` and `INTEGRATION.UNKNOWN_SYSTEM`. */
  execute(system: string, registration: Registration): Promise<Registered> {
    const registrar = this.registrars.get(system);
    if (registrar) return registrar.register(registration);
    throw this.registry.systems.includes(system) ? this.signInInstead(system) : this.unknown(system);
  }

  private signInInstead(system: string): DomainError {
    const { name } = this.registry.get(system).connector.capabilities;
    return DomainError.conflict(
      'INTEGRATION.SIGN_IN_INSTEAD',
      `${name} takes no credentials from others: a person signs in there and allows the connection.`,
      {
        field: 'system',
        fix: `Call POST /api/v1/integrations/${system}/authorize and open the address it answers.`,
      },
    );
  }

  private unknown(system: string): DomainError {
    const systems = [...this.registrars.keys(), ...this.registry.systems].join(', ');
    return new DomainError(
      'INTEGRATION.UNKNOWN_SYSTEM',
      `This installation has no connection to "${system.slice(0, 40)}".`,
      { field: 'system', fix: `It can connect: ${systems}.` },
    );
  }
}
