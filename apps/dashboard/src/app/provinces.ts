import type { schemas } from '#api-client';
import { type Bilingual, defineMessages, useLanguage, useMessages } from '#ui';

type Province = schemas['OrganizationAnswer']['province'];

export const provinceMessages = defineMessages({
  AB: ['Alberta', 'Alberta'],
  BC: ['British Columbia', 'Colombie-Britannique'],
  MB: ['Manitoba', 'Manitoba'],
  NB: ['New Brunswick', 'Nouveau-Brunswick'],
  NL: ['Newfoundland and Labrador', 'Terre-Neuve-et-Labrador'],
  NS: ['Nova Scotia', 'Nouvelle-Écosse'],
  NT: ['Northwest Territories', 'Territoires du Nord-Ouest'],
  NU: ['Nunavut', 'Nunavut'],
  ON: ['Ontario', 'Ontario'],
  PE: ['Prince Edward Island', 'Île-du-Prince-Édouard'],
  QC: ['Quebec', 'Québec'],
  SK: ['Saskatchewan', 'Saskatchewan'],
  YT: ['Yukon', 'Yukon'],
} satisfies Record<Province, Bilingual>);

/** Where something is: French has its own word before each. */
const insideMessages = defineMessages({
  AB: ['in Alberta', 'en Alberta'],
  BC: ['in British Columbia', 'en Colombie-Britannique'],
  MB: ['in Manitoba', 'au Manitoba'],
  NB: ['in New Brunswick', 'au Nouveau-Brunswick'],
  NL: ['in Newfoundland and Labrador', 'à Terre-Neuve-et-Labrador'],
  NS: ['in Nova Scotia', 'en Nouvelle-Écosse'],
  NT: ['in the Northwest Territories', 'dans les Territoires du Nord-Ouest'],
  NU: ['in Nunavut', 'au Nunavut'],
  ON: ['in Ontario', 'en Ontario'],
  PE: ['on Prince Edward Island', 'à l’Île-du-Prince-Édouard'],
  QC: ['in Quebec', 'au Québec'],
  SK: ['in Saskatchewan', 'en Saskatchewan'],
  YT: ['in the Yukon', 'au Yukon'],
} satisfies Record<Province, Bilingual>);

export const PROVINCES = Object.keys(provinceMessages) as Province[];

const isProvince = (code: string): code is Province => Object.hasOwn(provinceMessages, code);

/** Places by their codes, as people say them; a code that nobody knows stays as it is. */
export interface PlaceWords {
  province(code: string): string;
  /** `in Ontario`. */
  inside(code: string): string;
  country(code: string): string;
}

export function usePlaces(): PlaceWords {
  const { locale } = useLanguage();
  const province = useMessages(provinceMessages);
  const inside = useMessages(insideMessages);
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  return {
    province: (code) => (isProvince(code) ? province(code) : code),
    inside: (code) => (isProvince(code) ? inside(code) : code),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
  };
}
