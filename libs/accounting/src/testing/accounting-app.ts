import type { Type } from '@nestjs/common';
import { newId } from '#kernel';
import { runAsTenant, systemActor } from '#platform';
import { eventually } from '../../../platform/src/testing/eventually.js';
import { createTestApp, type TestApp } from '../../../platform/src/testing/test-app.js';
import { AccountingModule } from '../accounting.module.js';
import { AuthorizeCommand } from '../commands/authorize.command.js';
import { ConnectCommand } from '../commands/connect.command.js';
import { ConnectionLifecycleCommand } from '../commands/connection-lifecycle.command.js';
import { ConnectionsRepository } from '../connections/connections.repository.js';
import { RunsRepository, type SyncRun } from '../sync/runs.repository.js';
import { SyncStarter } from '../sync/sync-starter.js';
import { type SandboxCompany, sandbox, sandboxEnv } from './sandbox.js';

export const SYSTEM = 'quickbooks-online';

/** A running application with accounting, and the steps a person takes with it. */
export class AccountingApp {
  /** How long a run may take. Whoever works at much at once, on a machine that others use, gives it longer. */
  patienceMs = 30_000;

  private constructor(readonly test: TestApp) {}

  /** `modules`: what listens to it, besides. */
  static async start(env: NodeJS.ProcessEnv = {}, modules: Type[] = []): Promise<AccountingApp> {
    const all = [AccountingModule, ...modules];
    return new AccountingApp(await createTestApp(all, { env: { ...sandboxEnv(), ...env } }));
  }

  /** A second node over the same database, with the same keys. */
  static async beside({ test }: AccountingApp, more: NodeJS.ProcessEnv = {}): Promise<AccountingApp> {
    const { jwtSecret, vaultMasterKey } = test.config;
    const env = {
      ...sandboxEnv(),
      ...more,
      JWT_SECRET: jwtSecret.reveal(),
      VAULT_MASTER_KEY: vaultMasterKey.reveal(),
    };
    return new AccountingApp(await createTestApp([AccountingModule], { env, database: test.database }));
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.test.app.get(type as never);
  }

  as<T>(organizationId: string, work: () => Promise<T>): Promise<T> {
    return runAsTenant(organizationId, systemActor('test'), work);
  }

  /** Authorizes, consents and links; the company waits for its confirmation. */
  link(organizationId: string, company: SandboxCompany): Promise<string> {
    return this.authorize(organizationId, company, undefined);
  }

  /** The same for a connection whose grant was lost. */
  reauthorize(organizationId: string, connectionId: string, company: SandboxCompany): Promise<string> {
    return this.authorize(organizationId, company, connectionId);
  }

  private authorize(
    organizationId: string,
    company: SandboxCompany,
    connectionId: string | undefined,
  ): Promise<string> {
    const sessionId = newId();
    return this.as(organizationId, async () => {
      const { url } = await this.get(AuthorizeCommand).execute({
        system: SYSTEM,
        organizationId,
        userId: newId(),
        sessionId,
        connectionId,
      });
      const { code, state, realmId } = await sandbox.consent(url, company.realm);
      const isSameSession = (id: string) => id === sessionId;
      return (
        await this.get(ConnectCommand).execute({
          system: SYSTEM,
          code,
          state,
          companyId: realmId,
          isSameSession,
        })
      ).id;
    }).then((id) => this.withoutAttachments(organizationId, id));
  }

  /** Most tests count what is written of documents; whoever tests their files lets them go along. */
  private async withoutAttachments(organizationId: string, connectionId: string): Promise<string> {
    await this.as(organizationId, () =>
      this.get(ConnectionsRepository).updateSettings(connectionId, { attachments: false }),
    );
    return connectionId;
  }

  /** Links, confirms and waits for the first full pull. */
  async connect(organizationId: string, company: SandboxCompany): Promise<string> {
    const connectionId = await this.link(organizationId, company);
    const { runId } = await this.as(organizationId, () =>
      this.get(ConnectionLifecycleCommand).confirm(connectionId),
    );
    await this.finished(organizationId, connectionId, runId);
    return connectionId;
  }

  async sync(
    organizationId: string,
    connectionId: string,
    kind: 'full' | 'delta' = 'delta',
  ): Promise<SyncRun> {
    const { runId, alreadyRunning } = await this.as(organizationId, () =>
      this.get(SyncStarter).start(connectionId, kind, 'test'),
    );
    const run = await this.finished(organizationId, connectionId, runId);
    // The hour's own run may have read before the test's last step.
    return alreadyRunning ? this.sync(organizationId, connectionId, kind) : run;
  }

  async finished(
    organizationId: string,
    connectionId: string,
    runId: string,
    timeoutMs = this.patienceMs,
  ): Promise<SyncRun> {
    return eventually(
      async () => {
        const runs = await this.as(organizationId, () =>
          this.get(RunsRepository).list(connectionId, undefined, 50),
        );
        const run = runs.find(({ id }) => id === runId);
        if (run?.status === 'failed') throw new Error(`The run failed: ${JSON.stringify(run.error)}`);
        return run?.status === 'succeeded' ? run : undefined;
      },
      'the run to end',
      timeoutMs,
    );
  }

  close(): Promise<void> {
    return this.test.close();
  }
}
