import type { schemas } from '#api-client';
import type { Translate } from '#ui';
import type { PlaceWords } from '../../app/provinces';
import type { totalsMessages } from './totals-messages';

export type TaxReason = schemas['TaxReasonAnswer'];
type Words = Translate<typeof totalsMessages>;

/** Names of places, and a decimal as the language writes it. */
export interface Spoken extends PlaceWords {
  decimal(text: string): string;
}

/** Why lines are taxed as they are, in sentences. */
export function taxWords(reason: TaxReason, t: Words, spoken: Spoken): string[] {
  const { isUsual, usualCodeName } = reason;
  const law = [placeWords(reason, t, spoken), ruleWords(reason, t, spoken)].filter(Boolean);
  if (isUsual) return law;
  return [...law, usualCodeName ? t('useOther', { name: usualCodeName }) : t('noOther')];
}

function placeWords({ knownBy, province, country, decidedBy }: TaxReason, t: Words, spoken: Spoken): string {
  if (decidedBy === 'customer-exempt') return '';
  if (country !== null) {
    const place = spoken.country(country);
    return t(knownBy === 'site' ? 'siteAbroad' : 'customerAbroad', { place });
  }
  const code = province ?? '';
  if (knownBy === 'home') return t('byHome', { place: spoken.province(code) });
  return t(knownBy === 'site' ? 'bySite' : 'byCustomer', { place: spoken.inside(code) });
}

function ruleWords({ decidedBy, usual, supply }: TaxReason, t: Words, { decimal }: Spoken) {
  if (decidedBy === 'outside-canada') return t('noneAbroad');
  if (decidedBy === 'customer-exempt') return t('customerExempt');
  if (decidedBy === 'item-exempt') return t('itemExempt');
  const what = t(supply);
  if (usual.length === 0) return t('usualNone', { supply: what });
  const taxes = usual
    .map(({ name, percent }) => t('taxAt', { name, percent: decimal(percent) }))
    .join(t('and'));
  return t('usual', { supply: what, taxes });
}
