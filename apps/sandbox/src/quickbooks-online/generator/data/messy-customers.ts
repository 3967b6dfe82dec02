import type { CodeKey } from './taxes.js';

export interface MessyCustomer {
  readonly name: string;
  readonly company?: string;
  readonly city: string;
  readonly currency?: 'USD';
  readonly tax?: CodeKey;
  readonly email?: string | null;
  readonly inactive?: boolean;
  readonly notes?: string;
}

/** What real books hold and clean demo data does not. Every entry has broken somebody's import once. */
export const MESSY_CUSTOMERS: readonly MessyCustomer[] = [
  { name: 'Élévateurs Côté & Fils inc.', city: 'Gatineau', email: 'comptes@elevateurscote.example' },
  {
    name: "Service d'entretien Lachance",
    city: 'Trois-Rivières',
    notes: 'Correspondance en français seulement. Factures en français S.V.P.',
    email: 'facturation@lachance.example',
  },
  { name: 'ABC Plumbing', city: 'Hamilton', email: 'ap@abcplumbing.example' },
  { name: 'A.B.C. Plumbing Ltd.', city: 'Hamilton', email: 'accounts@abc-plumbing.example' },
  { name: 'ABC  Plumbing (old)', city: 'Hamilton', inactive: true, email: null },
  { name: "O'Connor's Pub & Grill", city: 'Ottawa', email: null },
  { name: 'Smith, Jones & D’Arcy "The Firm"', city: 'Toronto', email: 'office@sjd.example' },
  { name: '50% Off Furniture Warehouse #2', city: 'Mississauga', email: 'ap@fiftyoff.example' },
  {
    name: 'Corporation of the United Counties of Stormont, Dundas and Glengarry - Facilities',
    company: 'Corporation of the United Counties of Stormont, Dundas and Glengarry',
    city: 'Ottawa',
    email: 'invoices@counties.example',
  },
  {
    name: 'Great Lakes Cold Chain LLC',
    city: 'Toronto',
    currency: 'USD',
    tax: 'zero',
    email: 'ap@glcc.example',
  },
  { name: 'Buffalo Process Piping, Inc.', city: 'Hamilton', currency: 'USD', email: 'pay@bpp.example' },
  {
    name: 'Six Nations Community Centre',
    city: 'Hamilton',
    tax: 'exempt',
    notes: 'Exempt: certificate on file',
    email: null,
  },
  { name: 'Müller Präzision Canada', city: 'Kitchener', email: 'kreditoren@mueller.example' },
  { name: 'Boulangerie L’Épi d’Or', city: 'Montréal', email: 'bonjour@epidor.example' },
  { name: 'Closed Mill Holdings', city: 'Thunder Bay', inactive: true, email: 'none@mill.example' },
  { name: 'Backslash\\Slash Signs', city: 'London', email: 'signs@bss.example' },
];
