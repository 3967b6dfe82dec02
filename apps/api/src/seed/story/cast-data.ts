import type { TradeCode } from './trades.js';

/** Home bases and sites lie around the south end of Georgian Bay. */
export interface ContractorPart {
  name: string;
  trade: TradeCode;
  tier: 'apprentice' | 'journeyperson' | 'master';
  city: string;
  place: readonly [latitude: string, longitude: string];
  vehicle: string;
  /** What we pay for an hour. */
  rate: string;
  /** Days that the WSIB clearance still holds; negative: it has lapsed. */
  clearedFor: number;
}

const part = (
  name: string,
  trade: TradeCode,
  tier: ContractorPart['tier'],
  city: string,
  place: ContractorPart['place'],
  [vehicle, rate, clearedFor]: readonly [string, string, number],
): ContractorPart => ({ name, trade, tier, city, place, vehicle, rate, clearedFor });

export const CONTRACTORS: readonly ContractorPart[] = [
  part(
    'Jesse Whitford Plumbing',
    'PLUMB',
    'journeyperson',
    'Collingwood',
    ['44.5008', '-80.2169'],
    ['Ford Transit 250', '58.00', 210],
  ),
  part(
    'Marc-André Côté Tôlerie',
    'SHEET',
    'master',
    'Midland',
    ['44.7495', '-79.8921'],
    ['Ram ProMaster', '62.00', 160],
  ),
  part(
    'Nadia Haddad Gas',
    'GAS',
    'master',
    'Barrie',
    ['44.3894', '-79.6903'],
    ['Chevrolet Express', '66.00', 95],
  ),
  part(
    'Bluewater Refrigeration',
    'REFRIG',
    'journeyperson',
    'Owen Sound',
    ['44.5690', '-80.9406'],
    ['GMC Savana', '68.00', 12],
  ),
  part(
    'Tamarack Controls',
    'CONTROLS',
    'master',
    'Orillia',
    ['44.6082', '-79.4197'],
    ['Subaru Outback', '72.00', -9],
  ),
  part(
    'Kelso Heating',
    'HVAC',
    'journeyperson',
    'Wasaga Beach',
    ['44.5205', '-80.0167'],
    ['Ford Transit 350', '60.00', 300],
  ),
  part(
    'Simcoe Pipefitting',
    'PLUMB',
    'master',
    'Barrie',
    ['44.3711', '-79.6770'],
    ['Ram 2500', '64.00', 140],
  ),
  part(
    'Gabriela Santos Plumbing',
    'PLUMB',
    'apprentice',
    'Stayner',
    ['44.4187', '-80.0898'],
    ['Nissan NV200', '41.00', 255],
  ),
  part(
    'Escarpment Air',
    'HVAC',
    'master',
    'Thornbury',
    ['44.5633', '-80.4555'],
    ['Mercedes Sprinter', '65.00', 180],
  ),
  part(
    'Penetang Gas Works',
    'GAS',
    'journeyperson',
    'Penetanguishene',
    ['44.7687', '-79.9331'],
    ['Ford F-150', '61.00', 75],
  ),
  part(
    'Osprey Sheet Metal',
    'SHEET',
    'journeyperson',
    'Creemore',
    ['44.3251', '-80.1054'],
    ['Isuzu NPR', '57.00', 330],
  ),
  part(
    'Wendat Refrigeration',
    'REFRIG',
    'apprentice',
    'Elmvale',
    ['44.5846', '-79.8664'],
    ['Toyota Tacoma', '44.00', 120],
  ),
];

export interface CustomerPart {
  key: CustomerKey;
  name: string;
  contact: string;
  email: string;
  phone: string;
  street: string;
  city: string;
  place: readonly [latitude: string, longitude: string];
  currency?: 'USD';
}
export type CustomerKey = 'condos' | 'dental' | 'school' | 'foods' | 'lofts' | 'buffalo';

export const CUSTOMERS: readonly CustomerPart[] = [
  {
    ...{ key: 'condos', name: 'Stonebridge Condominium Corp. 114', contact: 'Angela Moretti' },
    ...{ email: 'customer@cascade.example', phone: '705-555-0114', street: '20 Bridge St' },
    ...{ city: 'Wasaga Beach', place: ['44.5146', '-80.0190'] },
  },
  {
    ...{ key: 'dental', name: 'Harbourlight Dental', contact: 'Dr. Simone Achebe' },
    ...{ email: 'office@harbourlight.example', phone: '705-555-0177', street: '9 Hurontario St' },
    ...{ city: 'Collingwood', place: ['44.5017', '-80.2176'] },
  },
  {
    ...{ key: 'school', name: 'Georgian Shores School Board', contact: 'Peter Lindqvist' },
    ...{ email: 'facilities@gssb.example', phone: '705-555-0160', street: '425 River Rd W' },
    ...{ city: 'Wasaga Beach', place: ['44.5231', '-80.0035'] },
  },
  {
    ...{ key: 'foods', name: 'Nottawasaga Foods Ltd.', contact: 'Ritu Malhotra' },
    ...{ email: 'payables@nottawasagafoods.example', phone: '705-555-0139', street: '77 Industrial Rd' },
    ...{ city: 'Stayner', place: ['44.4169', '-80.0820'] },
  },
  {
    ...{ key: 'lofts', name: 'Grain Terminal Lofts', contact: 'Hugh Ferris' },
    ...{ email: 'manager@grainlofts.example', phone: '705-555-0121', street: '1 Heritage Dr' },
    ...{ city: 'Collingwood', place: ['44.5079', '-80.2183'] },
  },
  {
    ...{ key: 'buffalo', name: 'Lackawanna Cold Storage LLC', contact: 'Dana Kowalski' },
    ...{ email: 'ap@lackawannacold.example', phone: '716-555-0108', street: '2900 Hopkins Rd' },
    ...{ city: 'Buffalo', place: ['42.8434', '-78.8257'], currency: 'USD' },
  },
];
