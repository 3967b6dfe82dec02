import { Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { AuditLog, UnitOfWork } from '#platform';
import { type ExternalLink, LinksRepository } from '../sync/links.repository.js';
import { OperationsRepository } from '../sync/operations.repository.js';
import { PushPlanner } from '../sync/push-planner.js';
import type { MappedEntity } from './mapped-entities.js';
import { nameThere } from './partner-facts.js';
import { PartnersRepository } from './partners.repository.js';

/** One of our records and the company file in which its partner is chosen. */
export interface MappingAddress {
  connectionId: string;
  entity: MappedEntity;
  recordId: string;
}

export interface Choice {
  remoteId: string;
  instead?: string;
  retry?: boolean;
}

/** A person says as what one of our records is sent. Of several who choose at once one wins, the others are told. */
@Injectable()
export class ChoosePartnerCommand {
  constructor(
    private readonly partners: PartnersRepository,
    private readonly links: LinksRepository,
    private readonly operations: OperationsRepository,
    private readonly planner: PushPlanner,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(
    { connectionId, entity, recordId }: MappingAddress,
    { remoteId, instead, retry = false }: Choice,
    audit: AuditLog,
  ): Promise<{ remoteId: string; label: string; retried: number }> {
    return this.unitOfWork.run(async () => {
      await this.partners.lock(connectionId, entity, recordId);
      const theirs = mustBeUsable(
        (await this.links.byRemoteIds(connectionId, entity, [remoteId])).get(remoteId),
      );
      mustHaveNone(await this.links.byLocalId(connectionId, entity, recordId));
      const before = await this.partners.chosen(connectionId, entity, recordId);
      if (before !== undefined && before !== remoteId && before !== instead) throw chosenMeanwhile();
      const label = nameThere(theirs);
      if (before !== remoteId) {
        await this.partners.save(connectionId, entity, recordId, remoteId);
        await this.operations.giveUpCreation(connectionId, entity, recordId);
        const data = { connectionId, remoteId, label, before: before ?? null };
        await audit.record({ action: 'mapping.chosen', entity, entityId: recordId, data });
      }
      const retried = retry ? await this.operations.release(connectionId, entity, recordId) : 0;
      if (retried > 0) await this.planner.wake(connectionId);
      return { remoteId, label, retried };
    });
  }

  /** What is sent from now on finds no partner again. Throws `MAPPING.NOT_CHOSEN`. */
  async forget({ connectionId, entity, recordId }: MappingAddress, audit: AuditLog): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!(await this.partners.remove(connectionId, entity, recordId)))
        throw DomainError.notFound('MAPPING.NOT_CHOSEN', 'No partner was chosen for this record.');
      await audit.record({ action: 'mapping.forgotten', entity, entityId: recordId, data: { connectionId } });
    });
  }
}

function mustBeUsable(theirs: ExternalLink | undefined): ExternalLink {
  if (!theirs) {
    throw new DomainError('MAPPING.NOT_IN_BOOKS', 'The books have no such entry that we know of.', {
      ...{ kind: 'not-found', field: 'remoteId' },
      fix: 'Press "Sync now" if it was made there a moment ago, then choose again.',
    });
  }
  if (!theirs.deleted && theirs.snapshot.active !== false) return theirs;
  throw DomainError.conflict('MAPPING.GONE', 'This entry is not used in the books any more.', {
    field: 'remoteId',
    fix: 'Choose another one, or make it active there and press "Sync now".',
  });
}

/** Of a linked record both sides are one; it cannot be sent as something else too. */
function mustHaveNone(ours: ExternalLink | undefined): void {
  if (!ours || ours.deleted) return;
  throw DomainError.conflict(
    'MAPPING.LINKED',
    `This record is in the books already, as "${nameThere(ours)}".`,
    { fix: 'Change it on either side: the other follows.' },
  );
}

function chosenMeanwhile(): DomainError {
  return DomainError.conflict(
    'MAPPING.CHOSEN_MEANWHILE',
    'Somebody else chose a partner for this record meanwhile.',
    {
      fix: 'Look at it again; then change it if it is not the right one.',
    },
  );
}
