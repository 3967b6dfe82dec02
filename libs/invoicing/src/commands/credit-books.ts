import { Injectable } from '@nestjs/common';
import { CreditsRepository } from '../credits.repository.js';
import { CreditLedger } from './credit-ledger.js';
import { Ledger } from './ledger.js';

/** Where the books of credits meet those of invoices. */
@Injectable()
export class CreditBooks {
  constructor(
    readonly ledger: Ledger,
    readonly credits: CreditsRepository,
    readonly creditLedger: CreditLedger,
  ) {}
}
