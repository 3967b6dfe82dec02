import type { CodeKey } from './taxes.js';

export interface Place {
  readonly city: string;
  readonly province: string;
  readonly postal: string;
  readonly tax: CodeKey;
  readonly weight: number;
  readonly french?: boolean;
}

/** Ontario first, with work in the other provinces; tax follows the job site. */
export const PLACES: readonly Place[] = [
  { city: 'Toronto', province: 'ON', postal: 'M5V', tax: 'on', weight: 20 },
  { city: 'Mississauga', province: 'ON', postal: 'L5B', tax: 'on', weight: 12 },
  { city: 'Hamilton', province: 'ON', postal: 'L8P', tax: 'on', weight: 9 },
  { city: 'Ottawa', province: 'ON', postal: 'K1P', tax: 'on', weight: 8 },
  { city: 'London', province: 'ON', postal: 'N6A', tax: 'on', weight: 6 },
  { city: 'Kitchener', province: 'ON', postal: 'N2G', tax: 'on', weight: 6 },
  { city: 'Thunder Bay', province: 'ON', postal: 'P7B', tax: 'on', weight: 2 },
  { city: 'Gatineau', province: 'QC', postal: 'J8X', tax: 'qc', weight: 6, french: true },
  { city: 'Montréal', province: 'QC', postal: 'H2Y', tax: 'qc', weight: 8, french: true },
  { city: 'Trois-Rivières', province: 'QC', postal: 'G9A', tax: 'qc', weight: 2, french: true },
  { city: 'Vancouver', province: 'BC', postal: 'V6B', tax: 'bc', weight: 4 },
  { city: 'Kelowna', province: 'BC', postal: 'V1Y', tax: 'bc', weight: 2 },
  { city: 'Calgary', province: 'AB', postal: 'T2P', tax: 'ab', weight: 4 },
  { city: 'Edmonton', province: 'AB', postal: 'T5J', tax: 'ab', weight: 3 },
  { city: 'Halifax', province: 'NS', postal: 'B3J', tax: 'ns', weight: 4 },
  { city: 'Moncton', province: 'NB', postal: 'E1C', tax: 'nb', weight: 2 },
  { city: 'Regina', province: 'SK', postal: 'S4P', tax: 'sk', weight: 1 },
  { city: 'Winnipeg', province: 'MB', postal: 'R3C', tax: 'mb', weight: 1 },
];

export const STREETS = [
  'King Street West',
  'Queen Street East',
  'Dundas Street',
  'Barton Street',
  'Industrial Road',
  'Lakeshore Boulevard',
  "O'Connor Drive",
  'St. Clair Avenue',
  'Wellington Street',
  'Steeles Avenue',
  'Matheson Boulevard',
  'Portage Avenue',
] as const;

export const FRENCH_STREETS = [
  'rue Sainte-Catherine',
  "boulevard de l'Hôpital",
  'rue Saint-Rédempteur',
  'chemin de la Montagne',
  'avenue du Parc',
  'rue Notre-Dame',
] as const;
