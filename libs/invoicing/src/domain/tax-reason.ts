import type { PlaceOfSupply, SupplyKind, TaxCharge, TaxCodeSuggestion, TaxTreatment } from '#catalog';

/** What decides the tax of a line: where the supply is made, or that nothing is charged on it. */
export const TAX_DECIDERS = ['place', 'customer-exempt', 'item-exempt', 'outside-canada'] as const;
export type TaxDecider = (typeof TAX_DECIDERS)[number];

/** Why lines that name the same tax code are taxed as they are, and whether that is what the law usually asks for. */
export interface TaxReason {
  lineNumbers: number[];
  taxCodeId: string | null;
  taxCodeName: string | null;
  decidedBy: TaxDecider;
  /** What the line counts as. */
  supply: SupplyKind;
  /** The province of the supply; null outside Canada. */
  province: string | null;
  /** Outside Canada only. */
  country: string | null;
  knownBy: PlaceOfSupply['knownBy'];
  /** The taxes that the law usually puts on it. */
  usual: Pick<TaxCharge, 'name' | 'percent'>[];
  isUsual: boolean;
  /** The code that charges exactly these; null when there is none. */
  usualCodeId: string | null;
  usualCodeName: string | null;
}

/** Before anybody looked up what its codes are called. */
export type UnnamedReason = Omit<TaxReason, 'taxCodeName' | 'usualCodeName'>;

/** What the law says of a line if it is this kind of supply. */
export interface LawfulAnswer extends TaxCodeSuggestion {
  supply: SupplyKind;
  treatment: TaxTreatment;
}

/** A code is as usual when it is right for any kind of supply that the line may be; the first answer is the likeliest. */
export function taxReason(
  lines: Pick<TaxReason, 'lineNumbers' | 'taxCodeId'>,
  answers: readonly [LawfulAnswer, ...LawfulAnswer[]],
  { place, isExempt }: { place: PlaceOfSupply; isExempt: boolean },
): UnnamedReason {
  const isRight = ({ isUsualRight, charges }: LawfulAnswer): boolean =>
    lines.taxCodeId === null ? charges.length === 0 : isUsualRight;
  const right = answers.find(isRight);
  const { supply, treatment, charges, taxCodeId: usualCodeId } = right ?? answers[0];
  return {
    ...lines,
    decidedBy: decider(place, isExempt, treatment),
    supply,
    province: place.isInCanada ? place.province : null,
    country: place.isInCanada ? null : place.country,
    knownBy: place.knownBy,
    usual: charges.map(({ name, percent }) => ({ name, percent })),
    isUsual: right !== undefined,
    usualCodeId,
  };
}

function decider(place: PlaceOfSupply, isExempt: boolean, treatment: TaxTreatment): TaxDecider {
  if (!place.isInCanada) return 'outside-canada';
  if (isExempt) return 'customer-exempt';
  return treatment === 'taxable' ? 'place' : 'item-exempt';
}
