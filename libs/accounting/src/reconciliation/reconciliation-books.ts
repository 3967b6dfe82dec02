import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform';
import { DifferencesRepository } from './differences.repository.js';
import { OurBooksRepository } from './our-books.repository.js';
import type { ReconciliationMetrics } from './reconciliation-metrics.js';
import { ReconciliationNews } from './reconciliation-news.js';
import { ReconciliationsRepository } from './reconciliations.repository.js';

/** What reconciliations are kept in and told with. */
@Injectable()
export class ReconciliationBooks {
  constructor(
    readonly reconciliations: ReconciliationsRepository,
    readonly differences: DifferencesRepository,
    readonly ours: OurBooksRepository,
    readonly news: ReconciliationNews,
    readonly unitOfWork: UnitOfWork,
  ) {}

  get metrics(): ReconciliationMetrics {
    return this.news.metrics;
  }
}
