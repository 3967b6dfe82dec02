import { AlertCommand } from './alert.command.js';
import { AlertTeller } from './alert-teller.js';
import { AlertWatch } from './alert-watch.js';
import { AlertsController } from './alerts.controller.js';
import { AlertQueries } from './alerts.query.js';
import { AlertsRepository } from './alerts.repository.js';
import { FactsRepository } from './facts.repository.js';
import { HealthController } from './health.controller.js';
import { HealthQuery } from './health.query.js';
import { HealthRepository } from './health.repository.js';
import { HealthSchedule } from './health.schedule.js';
import { HealthFigures } from './health-figures.js';
import { HealthHousekeeping } from './health-housekeeping.js';
import { HealthMetrics } from './health-metrics.js';
import { HealthQuality } from './health-quality.js';
import { InstallationQuality } from './installation-quality.js';
import { QualityRepository } from './quality.repository.js';
import { QualityMetrics } from './quality-metrics.js';
import { SyncFiguresRepository } from './sync-figures.repository.js';
import { TallyRepository } from './tally.repository.js';

export const HEALTH_CONTROLLERS = [HealthController, AlertsController];

/** How well the books are kept in step, and who is told when they are not. */
export const HEALTH = [
  AlertCommand,
  AlertQueries,
  AlertTeller,
  AlertWatch,
  AlertsRepository,
  FactsRepository,
  HealthFigures,
  HealthHousekeeping,
  HealthMetrics,
  HealthQuality,
  HealthQuery,
  HealthRepository,
  HealthSchedule,
  InstallationQuality,
  QualityMetrics,
  QualityRepository,
  SyncFiguresRepository,
  TallyRepository,
];
