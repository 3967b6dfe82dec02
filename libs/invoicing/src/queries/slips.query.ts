import { Injectable } from '@nestjs/common';
import { IdentityFacade, senderOf } from '#identity';
import { DomainError, Money } from '#kernel';
import { PartiesFacade } from '#parties';
import { AuditLog } from '#platform';
import { type FiledSlip, type Slip, slipOf } from '../domain/slips/slip.js';
import { type SlipPayer, slipFile } from '../domain/slips/slip-file.js';
import { SlipPaymentsRepository } from '../slip-payments.repository.js';

/** A year's slips of one kind, without the numbers that nobody needs to see. */
export interface SlipSummary {
  year: number;
  slips: { contractorId: string; name: string; amount: string; hasNumber: boolean; problems: string[] }[];
  total: string;
  /** What we ourselves have to fill in before a file can be made. */
  missing: string[];
}

@Injectable()
export class SlipsQuery {
  constructor(
    private readonly payments: SlipPaymentsRepository,
    private readonly parties: PartiesFacade,
    private readonly identity: IdentityFacade,
    private readonly audit: AuditLog,
  ) {}

  async summary(kind: FiledSlip, year: number): Promise<SlipSummary> {
    const slips = await this.slips(kind, year);
    return {
      year,
      slips: slips.map(({ contractorId, name, amount, sin, businessNumber, problems }) => ({
        contractorId,
        name,
        amount,
        hasNumber: (sin ?? businessNumber) !== null,
        problems,
      })),
      total: Money.sum(slips.map(({ amount }) => amount)).toFixed(),
      missing: (await this.payer()).missing,
    };
  }

  /** The file for the CRA, with the numbers in it; who made it is written down. Throws `INVOICING.PAYER_INCOMPLETE`. */
  async file(kind: FiledSlip, year: number): Promise<string> {
    const { payer, missing } = await this.payer();
    if (missing.length > 0) {
      throw new DomainError('INVOICING.PAYER_INCOMPLETE', `The file needs ${missing.join(', ')}.`, {
        fix: 'Fill it in under the branding of your organization.',
        details: { missing },
      });
    }
    const slips = await this.slips(kind, year);
    const file = slipFile({ kind, year, payer, slips });
    await this.audit.record({
      action: 'tax-slips.filed',
      entity: 'tax-slips',
      data: { kind, year, slips: slips.length },
    });
    return file;
  }

  private async slips(kind: FiledSlip, year: number): Promise<Slip[]> {
    const paid = await this.payments.ofYear(year);
    const ids = paid.map(({ contractorId }) => contractorId);
    const contractors = await this.parties.contractors.readRecords(ids);
    const identities = await this.parties.taxIdentitiesOf(ids);
    return paid
      .flatMap((one) => {
        const record = contractors.get(one.contractorId)?.record;
        const identity = identities.get(one.contractorId);
        // Who has told nothing else is a subcontractor; suppliers of goods get no slip.
        const wanted = identity?.slip ?? (record?.kind === 'contractor' ? 't5018' : 'none');
        const slip = record && wanted === kind ? slipOf(kind, record, one, identity) : undefined;
        return slip ? [slip] : [];
      })
      .sort((a, b) => a.name.localeCompare(b.name) || a.contractorId.localeCompare(b.contractorId));
  }

  private async payer(): Promise<{ payer: SlipPayer; missing: string[] }> {
    const { name, locale } = await this.identity.organizationSettings();
    const branding = await this.identity.branding();
    const businessNumber = branding.gstNumber?.slice(0, 9) ?? '';
    const phone = (branding.phone ?? '').replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
    const { address, contactName, email } = branding;
    const missing = [
      ...(businessNumber ? [] : ['your GST/HST number']),
      ...(contactName ? [] : ['the person to ask']),
      ...(/^\d{10}$/.test(phone) ? [] : ['a telephone number of ten digits']),
      ...(email ? [] : ['an e-mail address']),
    ];
    return {
      missing,
      payer: {
        name: senderOf(name, branding).name,
        businessNumber,
        address,
        contactName: contactName ?? '',
        phone,
        email: email ?? '',
        language: locale.startsWith('fr') ? 'fr' : 'en',
      },
    };
  }
}
