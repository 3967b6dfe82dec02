import { Injectable } from '@nestjs/common';
import { type Caller, IdentityFacade } from '#identity';
import { DomainError, Money } from '#kernel';
import { Files } from '#platform';
import type { ExpenseCategory, MileageBasis, NewExpense } from '../domain/expense.js';
import { mileageOf } from '../domain/mileage.js';
import { ExpensesRepository } from '../expenses.repository.js';
import { TimeContext } from './time-context.js';

/** What somebody says of an expense. */
export interface ExpenseFields {
  contractorId: string;
  customerId?: string | null;
  jobId?: string | null;
  workOrderId?: string | null;
  expenseDate: string;
  category: ExpenseCategory;
  vendor?: string | null;
  description?: string | null;
  amount?: string | null;
  taxAmount?: string | null;
  taxCodeId?: string | null;
  currency?: string | null;
  billable?: boolean | null;
  receiptFileId?: string | null;
  kilometres?: string | null;
}

type Composed = Omit<NewExpense, 'id' | 'status' | 'requestDigest'>;

/** Looks up what an expense names and works out what follows from it. */
@Injectable()
export class ExpenseComposer {
  constructor(
    private readonly context: TimeContext,
    private readonly identity: IdentityFacade,
    private readonly files: Files,
    private readonly rows: ExpensesRepository,
  ) {}

  /**
   * Needs an open unit of work. `id` is the expense's own, whose kilometres do not count before themselves. Work that
   * `before` named already may have closed meanwhile.
   */
  async compose(id: string, fields: ExpenseFields, by: Caller, before?: ExpenseFields): Promise<Composed> {
    const { customerId, jobId } = await this.context.of(fields, { before });
    const home = await this.identity.organizationSettings();
    const receipt = await this.receiptOf(fields.receiptFileId, by);
    const paid = await this.amountsOf(id, fields, home);
    return {
      ...{ contractorId: fields.contractorId, customerId, jobId },
      ...{
        workOrderId: fields.workOrderId ?? null,
        expenseDate: fields.expenseDate,
        category: fields.category,
      },
      ...{ vendor: fields.vendor ?? null, description: fields.description ?? null },
      ...{ taxCodeId: fields.taxCodeId ?? null, billable: fields.billable ?? true },
      ...receipt,
      ...paid,
    };
  }

  /** A contractor's receipt is one that she sent herself: another's file is answered like one that does not exist. */
  private async receiptOf(fileId: string | null | undefined, by: Caller) {
    if (!fileId) return { receiptFileId: null, receiptHash: null };
    const file = await this.files.find(fileId);
    if (!file || (by.role === 'contractor' && file.createdBy?.id !== by.userId))
      throw new DomainError('TIMEKEEPING.NO_SUCH_FILE', 'There is no such file.', {
        field: 'receiptFileId',
        fix: 'Send the picture of the receipt to POST /api/v1/files first.',
      });
    return { receiptFileId: file.id, receiptHash: file.sha256 };
  }

  private async amountsOf(
    id: string,
    fields: ExpenseFields,
    home: { province: string; currency: string },
  ): Promise<Pick<Composed, 'amount' | 'taxAmount' | 'currency' | 'kilometres' | 'mileage'>> {
    if (fields.category === 'mileage') return this.tripOf(id, fields, home);
    const { amount, taxAmount = null } = fields;
    if (!amount || fields.kilometres) throw whichAmount();
    const tax = taxAmount ?? '0';
    if (Money.of(amount).isNegative() || Money.of(tax).isNegative() || Money.of(tax).compare(amount) > 0) {
      throw new DomainError(
        'TIMEKEEPING.EXPENSE_AMOUNT',
        'The tax cannot be more than the amount, nor below zero.',
        {
          field: 'taxAmount',
          fix: 'The amount is the total of the receipt with the tax in it.',
        },
      );
    }
    const currency = fields.currency ?? home.currency;
    return { amount, taxAmount, currency, kilometres: null, mileage: null };
  }

  private async tripOf(id: string, fields: ExpenseFields, home: { province: string; currency: string }) {
    const { kilometres, expenseDate: day, contractorId } = fields;
    if (!kilometres || Money.of(kilometres).isZero() || fields.amount || fields.taxAmount)
      throw whichAmount();
    const before = await this.rows.kilometresBefore(contractorId, day, id);
    const { amount, basis } = mileageOf({ day, kilometres, before, province: home.province });
    const mileage: MileageBasis = basis;
    // The Canada Revenue Agency's rates are in Canadian dollars.
    return { amount, taxAmount: null, currency: 'CAD', kilometres, mileage };
  }
}

function whichAmount(): DomainError {
  return new DomainError('TIMEKEEPING.WHICH_AMOUNT', 'It is not clear how much this expense was.', {
    field: 'amount',
    fix: 'Give the amount of the receipt, or for the category "mileage" the kilometres alone: the amount follows from them.',
  });
}
