import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { DomainError } from '#kernel';
import { Files } from '#platform';
import { BelongingsRepository } from '../belongings.repository.js';
import type { Owner } from '../domain/belonging.js';
import { contactKind } from '../domain/contact.js';

interface Named {
  serviceTypeId?: string | null;
  fileId?: string | null;
  contactId?: string | null;
}

/** What a skill, a clearance or a note names is of the same organization as it itself. */
@Injectable()
export class BelongingChecks {
  constructor(
    private readonly catalog: CatalogFacade,
    private readonly files: Files,
    private readonly belongings: BelongingsRepository,
  ) {}

  /** Of what is given only: what was named before may be gone by now. */
  async check(owner: Owner, given: object): Promise<void> {
    const { serviceTypeId, fileId, contactId } = given as Named;
    if (serviceTypeId && !(await this.catalog.serviceType(serviceTypeId)))
      throw new DomainError('PARTIES.UNKNOWN_SERVICE_TYPE', 'There is no service type with this id.', {
        field: 'serviceTypeId',
        fix: 'Choose one of GET /service-types, or none.',
      });
    if (fileId && !(await this.files.find(fileId)))
      throw new DomainError('PARTIES.UNKNOWN_FILE', 'There is no file with this id.', {
        field: 'fileId',
        fix: 'Upload the paper with POST /files first.',
      });
    if (contactId && !(await this.belongings.find(contactKind, owner, contactId)))
      throw new DomainError('PARTIES.UNKNOWN_CONTACT', 'There is no contact with this id.', {
        field: 'contactId',
        fix: "Choose one of the customer's contacts, or none.",
      });
  }
}
