import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { DifferencesRepository } from './differences.repository.js';
import { OurBooksRepository } from './our-books.repository.js';
import { ReconciliationMetrics } from './reconciliation-metrics.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';

/** What reconciliations are kept in and told with. */
@Injectable()
export class ReconciliationBooks {
  constructor(
    readonly reconciliations: ReconciliationsRepository,
    readonly differences: DifferencesRepository,
    readonly ours: OurBooksRepository,
    readonly metrics: ReconciliationMetrics,
    readonly unitOfWork: UnitOfWork,
  ) {}
}
