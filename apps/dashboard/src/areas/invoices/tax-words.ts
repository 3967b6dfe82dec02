import type { schemas } from '#api-client';
import type { Translate } from '#ui';
import type { totalsMessages } from './totals-messages';

export type TaxReason = schemas['TaxReasonAnswer'];
type Words = Translate<typeof totalsMessages>;

/** Why lines are taxed as they are, in sentences. */
export function taxWords(
  reason: TaxReason,
  t: Words,
  /** Writes a decimal as the language does. */
  decimal: (text: string) => string,
): string[] {
  const { isUsual, usualCodeName } = reason;
  const law = [placeWords(reason, t), ruleWords(reason, t, decimal)].filter(Boolean);
  if (isUsual) return law;
  return [...law, usualCodeName ? t('useOther', { name: usualCodeName }) : t('noOther')];
}

function placeWords({ knownBy, province, country, decidedBy }: TaxReason, t: Words): string {
  if (decidedBy === 'customer-exempt') return '';
  if (country !== null) return t(knownBy === 'site' ? 'siteAbroad' : 'customerAbroad', { place: country });
  const place = province ?? '';
  if (knownBy === 'home') return t('byHome', { place });
  return t(knownBy === 'site' ? 'bySite' : 'byCustomer', { place });
}

function ruleWords({ decidedBy, usual, supply }: TaxReason, t: Words, decimal: (text: string) => string) {
  if (decidedBy === 'outside-canada') return t('noneAbroad');
  if (decidedBy === 'customer-exempt') return t('customerExempt');
  if (decidedBy === 'item-exempt') return t('itemExempt');
  const what = t(supply);
  if (usual.length === 0) return t('usualNone', { supply: what });
  const taxes = usual.map(({ name, percent }) => `${name} ${decimal(percent)} %`).join(t('and'));
  return t('usual', { supply: what, taxes });
}
