import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { systemClock } from '#kernel';
import { AuditController } from './audit/audit.controller.js';
import { AuditRepository } from './audit/audit.repository.js';
import { AuditLog } from './audit/audit-log.js';
import { CLOCK } from './clock.token.js';
import { CONFIG, type Config } from './config/config.js';
import { Announcements } from './database/announcements.js';
import { Database } from './database/database.js';
import { RoleCheck } from './database/role-check.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { AddressGuard, RESOLVER, systemResolver } from './egress/address-guard.js';
import { EgressClient } from './egress/egress-client.js';
import { EventBus } from './events/event-bus.js';
import { createContentStore } from './files/content-store.factory.js';
import { CONTENT_STORE } from './files/content-store.js';
import { FilesController } from './files/files.controller.js';
import { Files } from './files/files.js';
import { FilesRepository } from './files/files.repository.js';
import { OrphanSweep, OrphanSweepSchedule } from './files/orphan-sweep.js';
import { IdempotencyInterceptor } from './http/idempotency/idempotency.interceptor.js';
import { IdempotencyRepository } from './http/idempotency/idempotency.repository.js';
import { IdempotencyCleanup, IdempotencySchedule } from './http/idempotency/idempotency-cleanup.js';
import { IdempotencyStore } from './http/idempotency/idempotency-store.js';
import { MailController } from './mail/mail.controller.js';
import { MailTransport } from './mail/mail.transport.js';
import { MailDeliveryHandler } from './mail/mail-delivery.handler.js';
import { Mailer } from './mail/mailer.js';
import { MailsRepository } from './mail/mails.repository.js';
import { HealthController } from './observability/health.controller.js';
import { HealthChecks } from './observability/health-checks.js';
import { Log } from './observability/log.js';
import { MetricsController } from './observability/metrics.controller.js';
import { Metrics } from './observability/metrics.js';
import { PlatformMetrics } from './observability/platform-metrics.js';
import { Tracing } from './observability/tracing/tracing.js';
import { BusyKeysRepository } from './queue/busy-keys.repository.js';
import { Queue } from './queue/queue.js';
import { QueueExplorer } from './queue/queue-explorer.js';
import { WaitingJobs } from './queue/waiting-jobs.repository.js';
import { RetentionController } from './retention/retention.controller.js';
import { RetentionHandler } from './retention/retention.handler.js';
import { Retention } from './retention/retention.js';
import { RetentionRepository } from './retention/retention.repository.js';
import { RetentionSchedule } from './retention/retention.schedule.js';
import { RetentionRules } from './retention/retention-rules.js';
import { Shutdown } from './shutdown.js';
import { DataKeys } from './vault/data-keys.js';
import { DataKeysRepository } from './vault/data-keys.repository.js';
import { KeyRotation } from './vault/key-rotation.js';
import { MasterKeys } from './vault/master-keys.js';
import { SealedCellsRepository } from './vault/sealed-cells.repository.js';
import { SealedColumns } from './vault/sealed-columns.js';
import { Vault } from './vault/vault.js';

/** What every module stands on. Global, so that modules name only each other. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config): DynamicModule {
    const shared = [
      { provide: CONFIG, useValue: config },
      // A clock of its own for each application: a test that moves it moves no other's.
      { provide: CLOCK, useFactory: () => ({ ...systemClock }) },
      { provide: Log, useFactory: () => Log.create(config.logLevel) },
      {
        provide: Database,
        useFactory: () => new Database({ url: config.databaseUrl, poolSize: config.databasePoolSize }),
      },
      UnitOfWork,
      Announcements,
      Queue,
      WaitingJobs,
      EventBus,
      Mailer,
      AuditLog,
      EgressClient,
      Files,
      Vault,
      SealedColumns,
      RetentionRules,
      KeyRotation,
      Metrics,
      {
        provide: Tracing,
        useFactory: (log: Log, metrics: Metrics) => Tracing.create(config.tracing, log, metrics),
        inject: [Log, Metrics],
      },
      HealthChecks,
    ];
    const inner = [
      AddressGuard,
      { provide: RESOLVER, useValue: systemResolver },
      AuditRepository,
      { provide: CONTENT_STORE, useFactory: createContentStore, inject: [CONFIG, EgressClient] },
      FilesRepository,
      OrphanSweep,
      OrphanSweepSchedule,
      IdempotencyRepository,
      IdempotencyStore,
      IdempotencyInterceptor,
      IdempotencyCleanup,
      IdempotencySchedule,
      PlatformMetrics,
      RoleCheck,
      BusyKeysRepository,
      QueueExplorer,
      DataKeys,
      DataKeysRepository,
      MasterKeys,
      SealedCellsRepository,
      MailsRepository,
      MailTransport,
      MailDeliveryHandler,
      Retention,
      RetentionHandler,
      RetentionRepository,
      RetentionSchedule,
      Shutdown,
    ];
    return {
      module: PlatformModule,
      imports: [DiscoveryModule, ScheduleModule.forRoot()],
      controllers: [
        AuditController,
        FilesController,
        MailController,
        RetentionController,
        HealthController,
        MetricsController,
      ],
      providers: [...shared, ...inner],
      exports: shared.map(tokenOf),
    };
  }
}

function tokenOf(provider: unknown) {
  return typeof provider === 'function' ? provider : (provider as { provide: symbol }).provide;
}
