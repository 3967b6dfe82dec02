import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '#catalog';
import { JobsFacade } from '#jobs';
import { DomainError } from '#kernel';
import {
  type Connection,
  type ConnectionSettings,
  ConnectionsRepository,
} from '../connections/connections.repository.js';
import { ConnectorRegistry } from '../registry/connector-registry.js';
import { StockPlanner } from './stock-planner.js';

/** Kinds of accounts whose value an adjustment may change; stock against an account of the balance sheet would hide it. */
const OF_RESULT: ReadonlySet<string | null> = new Set(['Expense', 'Revenue', 'Equity']);

/** Begins and ends that the books of one connection are told what jobs use. */
@Injectable()
export class StockSwitch {
  constructor(
    private readonly connections: ConnectionsRepository,
    private readonly registry: ConnectorRegistry,
    private readonly catalog: CatalogFacade,
    private readonly planner: StockPlanner,
    private readonly jobs: JobsFacade,
  ) {}

  /** Inside the unit of work that changes the settings. Throws what stands in the way. */
  async turn(connection: Connection, { stockAccountId }: ConnectionSettings): Promise<void> {
    const before = connection.settings.stockAccountId ?? null;
    if (stockAccountId === undefined || stockAccountId === before) return;
    if (stockAccountId === null) return this.jobs.sendStock(false);
    await this.mustBeUsable(stockAccountId);
    this.mustTakeIt(connection);
    await this.mustBeTheOnlyOne(connection.id);
    if (before === null) await this.planner.open(connection.id, stockAccountId);
  }

  private mustTakeIt({ system }: Connection): void {
    const { capabilities } = this.registry.get(system).connector;
    if (!capabilities.entities['stock-adjustment']?.push)
      throw new DomainError('STOCK.NOT_TAKEN', `${capabilities.name} takes no adjustments of stock.`, {
        field: 'stockAccountId',
        fix: 'Leave it off: a bookkeeper enters them there and says so here.',
      });
  }

  private async mustBeUsable(accountId: string): Promise<void> {
    const account = (await this.catalog.accounts.readRecords([accountId])).get(accountId)?.record;
    if (!account?.active || !OF_RESULT.has(account.classification))
      throw new DomainError(
        'STOCK.NO_SUCH_ACCOUNT',
        'Used stock is posted to an active account of expenses, revenue or equity.',
        {
          field: 'stockAccountId',
          fix: 'Choose such an account, for instance the cost of goods sold or the shrinkage of stock.',
        },
      );
  }

  /** A piece that is used is taken off once. */
  private async mustBeTheOnlyOne(connectionId: string): Promise<void> {
    const other = (await this.connections.list()).find(
      ({ id, settings }) => id !== connectionId && settings.stockAccountId,
    );
    if (other)
      throw DomainError.conflict(
        'STOCK.SENT_ELSEWHERE',
        `${other.remoteCompanyName ?? 'Another company'} is told already what jobs use.`,
        {
          field: 'stockAccountId',
          fix: 'Turn it off there first: what is used is taken off in one company alone.',
        },
      );
  }
}
