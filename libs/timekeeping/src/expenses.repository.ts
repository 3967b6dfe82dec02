import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK, Database, decodeCursor, type Page, type Prisma, requireScope, toPage } from '#platform';
import type { ExpenseCategory, ExpenseView, MileageBasis, NewExpense } from './domain/expense.js';
import type { ExpenseStatus } from './domain/expense-states.js';
import { dayOf, dayToDate } from './time-entry-rows.js';

export interface ExpenseFilter {
  limit: number;
  cursor?: string;
  status?: ExpenseStatus;
  contractorId?: string;
  customerId?: string;
  jobId?: string;
  category?: ExpenseCategory;
  from?: string;
  to?: string;
  /** Whoever asks may see no rows but these. */
  own?: { contractorId?: string };
}

/** Whose expenses, of which days: a customer's as far as they are billable, or a contractor's. */
export interface BillableExpenseFilter {
  customerId?: string;
  contractorId?: string;
  jobId?: string;
  from: string;
  to: string;
}

/** `id` looks like the expense `of`: by its receipt's bytes, or by vendor, day and amount. */
export interface ExpenseTwin {
  of: string;
  id: string;
  because: 'image' | 'amount';
}

type Row = Prisma.ExpenseGetPayload<object>;

/** Owns `expenses`. */
@Injectable()
export class ExpensesRepository {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<ExpenseView | undefined> {
    const [expense] = await this.findAll([id]);
    return expense;
  }

  async findAll(ids: readonly string[]): Promise<ExpenseView[]> {
    return (await this.database.prisma.expense.findMany({ where: { id: { in: [...ids] } } })).map(viewOf);
  }

  async findWithDigest(id: string): Promise<{ expense: ExpenseView; digest: string | null } | undefined> {
    const row = await this.database.prisma.expense.findFirst({ where: { id } });
    return row ? { expense: viewOf(row), digest: row.requestDigest } : undefined;
  }

  /** Reads expenses and holds them until the unit of work ends; in id order, so that two callers cannot deadlock. */
  async lock(ids: readonly string[]): Promise<ExpenseView[]> {
    await this.database.rows('SELECT id FROM expenses WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE', [
      [...ids],
    ]);
    return this.findAll(ids);
  }

  /** Answers false when the id is there already. */
  async createOnce(expense: NewExpense): Promise<boolean> {
    const { organizationId } = requireScope();
    const data = { ...dataOf(expense), organizationId, id: expense.id, contractorId: expense.contractorId };
    const { count } = await this.database.prisma.expense.createMany({ data: [data], skipDuplicates: true });
    return count > 0;
  }

  async change(id: string, expense: NewExpense): Promise<ExpenseView> {
    const [row] = await this.database.prisma.expense.updateManyAndReturn({
      where: { id },
      data: { ...dataOf(expense), version: { increment: 1 }, updatedAt: this.clock.now() },
    });
    if (!row) throw new Error('An expense was changed that is not there.');
    return viewOf(row);
  }

  async remove(id: string): Promise<void> {
    await this.database.prisma.expense.deleteMany({ where: { id } });
  }

  async setStatus(ids: readonly string[], status: ExpenseStatus, rejectionReason: string | null = null) {
    await this.database.rows(
      `UPDATE expenses SET status = $2, rejection_reason = $3, version = version + 1, updated_at = now()
       WHERE id = ANY($1::uuid[])`,
      [[...ids], status, rejectionReason],
    );
    return this.findAll(ids);
  }

  /**
   * Kilometres of a contractor in the year of `day`, without the trip `except`; holds the contractor's kilometres until the
   * unit of work ends, so that two trips at once do not both take the first 5,000.
   */
  async kilometresBefore(contractorId: string, day: string, except: string): Promise<string> {
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`km:${contractorId}`]);
    const [row] = await this.database.rows<{ sum: string }>(
      `SELECT trim_scale(coalesce(sum(kilometres), 0))::text AS sum FROM expenses
       WHERE contractor_id = $1 AND id <> $3 AND kilometres IS NOT NULL AND status <> 'rejected'
         AND expense_date >= date_trunc('year', $2::date) AND expense_date < date_trunc('year', $2::date) + interval '1 year'`,
      [contractorId, day, except],
    );
    return row?.sum ?? '0';
  }

  /** Other expenses with the same receipt, or with the same vendor, day and amount; by the expense they resemble. */
  twins(ids: readonly string[]): Promise<ExpenseTwin[]> {
    return this.database.rows(TWINS, [[...ids]]);
  }

  async ofJob(jobId: string): Promise<ExpenseView[]> {
    const orderBy = [{ expenseDate: 'asc' as const }, { id: 'asc' as const }];
    return (await this.database.prisma.expense.findMany({ where: { jobId }, orderBy })).map(viewOf);
  }

  /** Approved expenses of a period, billed already or not, by day; 5000 at most. */
  async billable({ customerId, from, to, ...of }: BillableExpenseFilter): Promise<ExpenseView[]> {
    const ofCustomer = { OR: [{ customerId }, { customerId: null, job: { customerId } }] };
    const rows = await this.database.prisma.expense.findMany({
      where: {
        ...of,
        status: { in: ['approved', 'invoiced'] },
        expenseDate: { gte: dayToDate(from), lte: dayToDate(to) },
        ...(customerId ? { AND: [ofCustomer, { billable: true }] } : {}),
      },
      orderBy: [{ expenseDate: 'asc' }, { id: 'asc' }],
      take: 5000,
    });
    return rows.map(viewOf);
  }

  async list(filter: ExpenseFilter): Promise<Page<ExpenseView>> {
    const { limit, cursor, own, from, to, ...fields } = filter;
    const expenseDate = { gte: from && dayToDate(from), lte: to && dayToDate(to) };
    const rows = await this.database.prisma.expense.findMany({
      where: { AND: [{ ...fields, expenseDate }, own ?? {}, ...(cursor ? [after(cursor)] : [])] },
      orderBy: [{ expenseDate: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    return toPage(rows, limit, (row) => [dayOf(row.expenseDate), row.id], viewOf);
  }
}

const TWINS = `
SELECT e.id AS of, t.id, 'image' AS because FROM expenses e
  JOIN expenses t ON t.receipt_hash = e.receipt_hash AND t.id <> e.id AND t.status <> 'rejected'
  WHERE e.id = ANY($1::uuid[]) AND e.receipt_hash IS NOT NULL
UNION ALL
SELECT e.id, t.id, 'amount' FROM expenses e
  JOIN expenses t ON t.expense_date = e.expense_date AND t.amount = e.amount AND lower(t.vendor) = lower(e.vendor)
    AND t.id <> e.id AND t.status <> 'rejected' AND (t.receipt_hash = e.receipt_hash) IS NOT TRUE
  WHERE e.id = ANY($1::uuid[])`;

function after(cursor: string): Prisma.ExpenseWhereInput {
  const [day, id] = decodeCursor(cursor, 'day', 'id').map(String);
  const expenseDate = dayToDate(day ?? '');
  return { OR: [{ expenseDate: { lt: expenseDate } }, { expenseDate, id: { lt: id } }] };
}

function dataOf({ id: _id, contractorId: _contractor, expenseDate, mileage, ...fields }: NewExpense) {
  return {
    ...fields,
    expenseDate: dayToDate(expenseDate),
    ...(mileage !== null && { mileage: mileage as unknown as Prisma.InputJsonValue }),
  };
}

function viewOf({ organizationId: _o, requestDigest: _d, ...row }: Row): ExpenseView {
  return {
    ...row,
    category: row.category as ExpenseCategory,
    status: row.status as ExpenseStatus,
    expenseDate: dayOf(row.expenseDate),
    amount: row.amount.toFixed(2),
    taxAmount: row.taxAmount?.toFixed(2) ?? null,
    kilometres: row.kilometres?.toFixed() ?? null,
    mileage: row.mileage as unknown as MileageBasis | null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
