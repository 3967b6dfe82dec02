export interface ContractorSeed {
  readonly name: string;
  readonly company?: string;
  readonly trade: 'HVAC' | 'Plumbing' | 'Gas' | 'Sheet metal';
  readonly city: string;
  readonly rate: number;
}

export const CONTRACTORS: readonly ContractorSeed[] = [
  { name: 'Dave Kowalski Mechanical', trade: 'HVAC', city: 'Hamilton', rate: 78 },
  { name: 'Plomberie Bélanger enr.', trade: 'Plumbing', city: 'Gatineau', rate: 74 },
  { name: 'Singh Gas Fitting Ltd.', trade: 'Gas', city: 'Mississauga', rate: 82 },
  { name: "O'Reilly & Daughters Sheet Metal", trade: 'Sheet metal', city: 'Toronto', rate: 76 },
  { name: 'Prairie Wind HVAC', trade: 'HVAC', city: 'Calgary', rate: 80 },
  { name: 'Pacific Rim Plumbing & Heating', trade: 'Plumbing', city: 'Vancouver', rate: 84 },
  { name: 'Ventilation Noémie Gagné', trade: 'Sheet metal', city: 'Montréal', rate: 72 },
  { name: 'Maritime Mechanical Co-op', trade: 'HVAC', city: 'Halifax', rate: 70 },
  { name: 'Chen Refrigeration', trade: 'HVAC', city: 'Toronto', rate: 88 },
  { name: 'J. MacDonald Contracting', trade: 'Plumbing', city: 'Ottawa', rate: 73 },
  { name: 'Hussain Boiler Services Inc.', trade: 'Gas', city: 'London', rate: 86 },
  { name: 'Whitefeather Mechanical', trade: 'HVAC', city: 'Thunder Bay', rate: 79 },
  { name: 'Lévesque Gaz & Chauffage', trade: 'Gas', city: 'Montréal', rate: 77 },
  { name: 'Fraser Ductworks', trade: 'Sheet metal', city: 'Kitchener', rate: 71 },
];

export interface SupplierSeed {
  readonly name: string;
  readonly kind: 'materials' | 'rent' | 'fuel' | 'insurance' | 'telephone' | 'rental' | 'permits';
  readonly city: string;
  readonly currency?: 'USD';
}

export const SUPPLIERS: readonly SupplierSeed[] = [
  { name: 'Northgate Plumbing Supply', kind: 'materials', city: 'Mississauga' },
  { name: 'Ducts & Fittings Wholesale', kind: 'materials', city: 'Toronto' },
  { name: 'Distribution CVC Québec', kind: 'materials', city: 'Montréal' },
  { name: 'Erie Valve & Controls, LLC', kind: 'materials', city: 'Hamilton', currency: 'USD' },
  { name: 'Trillium Fleet Fuel', kind: 'fuel', city: 'Hamilton' },
  { name: 'Steeltown Industrial Rentals', kind: 'rental', city: 'Hamilton' },
  { name: 'Barton Street Properties', kind: 'rent', city: 'Hamilton' },
  { name: 'Lakehead Mutual Insurance', kind: 'insurance', city: 'Thunder Bay' },
  { name: 'Signal North Wireless', kind: 'telephone', city: 'Toronto' },
  { name: 'Provincial Permits & Inspections', kind: 'permits', city: 'Toronto' },
];

export const EMPLOYEES: readonly (readonly [given: string, family: string, hourly: number, title: string])[] =
  [
    ['Marc', 'St-Pierre', 46.5, 'HVAC journeyperson'],
    ['Aisha', 'Hussain', 44, 'Plumber'],
    ['Tom', "O'Brien", 48.25, 'Gas fitter G1'],
    ['Linh', 'Nguyen', 41, 'Sheet metal worker'],
    ['Jonah', 'Whitefeather', 27.5, 'Apprentice, second year'],
    ['Émilie', 'Gagné', 39, 'Dispatcher'],
    ['Rajiv', 'Patel', 43.75, 'Refrigeration mechanic'],
    ['Sandra', 'MacDonald', 52, 'Project manager'],
    ['Pawel', 'Kowalski', 45, 'Plumber'],
    ['Grace', 'Okafor', 29, 'Apprentice, third year'],
  ];
