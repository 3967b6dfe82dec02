import type { BrandingAddress } from '#identity';
import { Money, type Secret } from '#kernel';

/** T5018: payments to construction subcontractors, with tax. T4A: fees for services (box 048), without GST and HST. */
export const SLIP_KINDS = ['t5018', 't4a'] as const;
export type FiledSlip = (typeof SLIP_KINDS)[number];

/** Dollars. */
const THRESHOLD = '500.00';

/**
 * The CRA wants a T5018 for 500 dollars or more a year, counted with GST/HST, and a T4A for fees of more than 500. It does
 * not want payments for goods alone: whoever sells us nothing else is a supplier, and gets no slip.
 */
const NEEDS_SLIP: Readonly<Record<FiledSlip, (amount: Money) => boolean>> = {
  t5018: (amount) => amount.compare(THRESHOLD) >= 0,
  t4a: (amount) => amount.compare(THRESHOLD) > 0,
};

/** What was paid to one contractor in a calendar year, in Canadian dollars. */
export interface YearPaid {
  contractorId: string;
  /** With every tax. */
  paid: string;
  /** Without the taxes on the bills that the payments paid. */
  beforeTax: string;
}

/** As much of a contractor as a slip shows. */
export interface SlipContractor {
  id: string;
  displayName: string;
  companyName: string | null;
  givenName: string | null;
  familyName: string | null;
  address: BrandingAddress | null;
}

export interface SlipIdentity {
  businessNumber: Secret | null;
  sin: Secret | null;
  gstNumber: string | null;
}

export interface Slip {
  contractorId: string;
  name: string;
  /** 1 a person, 3 a company: the code of the CRA. */
  recipientType: '1' | '3';
  companyName: string;
  givenName: string | null;
  familyName: string | null;
  address: BrandingAddress | null;
  /** In dollars and cents. */
  amount: string;
  sin: Secret | null;
  /** Nine digits with a program account, e.g. `123456782RT0001`. */
  businessNumber: Secret | null;
  /** What the CRA will ask about, in words. */
  problems: string[];
}

/** The slip of one contractor; undefined while the year's payments need none. */
export function slipOf(
  kind: FiledSlip,
  contractor: SlipContractor,
  paid: YearPaid,
  identity: SlipIdentity | undefined,
): Slip | undefined {
  const amount = Money.of(kind === 't5018' ? paid.paid : paid.beforeTax).toCents();
  if (!NEEDS_SLIP[kind](amount)) return undefined;
  const isPerson = contractor.companyName === null && Boolean(contractor.familyName ?? identity?.sin);
  return {
    contractorId: contractor.id,
    name: contractor.companyName ?? contractor.displayName,
    recipientType: isPerson ? '1' : '3',
    companyName: contractor.companyName ?? contractor.displayName,
    givenName: contractor.givenName,
    familyName: contractor.familyName,
    address: contractor.address,
    amount: amount.toFixed(),
    sin: isPerson ? (identity?.sin ?? null) : null,
    businessNumber: identity?.businessNumber ?? null,
    problems: problemsOf(contractor, identity),
  };
}

function problemsOf({ address }: SlipContractor, identity: SlipIdentity | undefined): string[] {
  return [
    ...(identity?.sin || identity?.businessNumber
      ? []
      : ['Neither a business number nor a social insurance number is known.']),
    ...(address?.line1 && address.city ? [] : ['The address is not complete.']),
  ];
}
