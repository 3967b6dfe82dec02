import { DomainError } from '#kernel';
import type { CustomerMergesRepository } from '../customer-merges.repository.js';
import type { CustomersRepository } from '../customers.repository.js';
import type { CustomerView } from '../domain/customer.js';
import { refuseMerge } from '../domain/customer-merge.js';
import { MOST_LEVELS } from './party-checks.js';

interface Records {
  customers: CustomersRepository;
  merges: CustomerMergesRepository;
}

/** Throws `PARTIES.CANNOT_MERGE` or `.ALREADY_MERGED` where one customer cannot become part of another. */
export async function refuseUnlessMergeable(
  { customers, merges }: Records,
  survivor: CustomerView,
  duplicate: CustomerView,
): Promise<void> {
  refuseMerge(survivor, duplicate);
  const lineage = await customers.lineage(survivor.id);
  if (lineage.includes(duplicate.id))
    throw new DomainError(
      'PARTIES.CANNOT_MERGE',
      `"${survivor.displayName}" belongs to "${duplicate.displayName}".`,
      { field: 'duplicateId', fix: 'Merge the other way round: keep the one that the other belongs to.' },
    );
  if (lineage.length + (await merges.levelsBelow(duplicate.id)) > MOST_LEVELS)
    throw new DomainError(
      'PARTIES.CANNOT_MERGE',
      'The projects would lie too many levels below the customer.',
      {
        field: 'duplicateId',
        fix: `Projects can be at most ${MOST_LEVELS - 1} levels below a customer: move some up first.`,
      },
    );
}
