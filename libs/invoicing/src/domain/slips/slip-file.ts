import { DomainError, Money } from '#kernel';
import type { FiledSlip, Slip } from './slip.js';
import { element, type XmlNode, xmlFile, xmlText } from './xml.js';

/** Who files: us. */
export interface SlipPayer {
  name: string;
  /** The nine digits of our business number. */
  businessNumber: string;
  address: Slip['address'];
  contactName: string;
  /** Ten digits. */
  phone: string;
  email: string;
  language: 'en' | 'fr';
}

export interface SlipReturn {
  kind: FiledSlip;
  year: number;
  payer: SlipPayer;
  slips: readonly Slip[];
}

/** Per kind, the names that the CRA's schema has for the same things. */
const LAYOUT = {
  t5018: { root: 'T5018', account: 'RZ0001', recipient: 'CORP_PTNRP_NM' },
  t4a: { root: 'T4A', account: 'RP0001', recipient: 'RCPNT_CORP_NM' },
} as const;
const NO_SIN = '000000000';
const NO_NUMBER = '000000000RT0000';

/**
 * The file for the CRA's internet file transfer: one transmission (T619) with one return. Numbers that are not known are
 * filled with zeros, as the CRA asks. Throws `INVOICING.NO_SLIPS` for a year without any.
 */
export function slipFile(wanted: SlipReturn): string {
  if (wanted.slips.length === 0) {
    throw new DomainError('INVOICING.NO_SLIPS', `No payment of ${wanted.year} needs a slip of this kind.`, {
      fix: 'Choose another year, or the other kind of slip in the contractors’ tax details.',
    });
  }
  const { root } = LAYOUT[wanted.kind];
  const slips = wanted.slips.map((slip) => element(`${root}Slip`, slipFields(slip, wanted)));
  const summary = element(`${root}Summary`, summaryFields(wanted));
  return xmlFile(
    element('Submission', [
      element('T619', transmitterFields(wanted)),
      element('Return', [element(root, [...slips, summary])]),
    ]),
  );
}

function transmitterFields({ payer, year }: SlipReturn): XmlNode[] {
  return [
    element('TransmitterAccountNumber', [element('bn9', payer.businessNumber)]),
    element('sbmt_ref_id', `IP${year}01`),
    element('summ_cnt', '1'),
    element('lang_cd', payer.language === 'fr' ? 'F' : 'E'),
    element('TransmitterName', [element('l1_nm', cut(payer.name, 35))]),
    element('TransmitterCountryCode', 'CAN'),
    element('CNTC', [...contact(payer, 35), element('cntc_email_area', cut(payer.email, 60))]),
  ];
}

function slipFields(slip: Slip, { kind, payer }: SlipReturn): XmlNode[] {
  const { recipient, account } = LAYOUT[kind];
  const isPerson = slip.recipientType === '1';
  const name = isPerson
    ? element('RCPNT_NM', [
        element('snm', cut(slip.familyName ?? slip.name, 100)),
        ...(slip.givenName ? [element('gvn_nm', cut(slip.givenName, 100))] : []),
      ])
    : element(recipient, [element('l1_nm', cut(slip.companyName, 100))]);
  return [
    name,
    element('sin', slip.sin?.reveal() ?? NO_SIN),
    element('rcpnt_bn', accountOf(slip.businessNumber?.reveal())),
    ...(kind === 't5018' ? [element('rcpnt_tcd', slip.recipientType)] : []),
    ...addressFields('RCPNT_ADDR', slip.address),
    element('bn', payer.businessNumber + account),
    ...(kind === 't5018'
      ? [element('sbctrcr_amt', slip.amount), element('rpt_tcd', 'O')]
      : [element('rpt_tcd', 'O'), element('T4A_AMT', [element('fee_or_oth_srvc_amt', slip.amount)])]),
  ];
}

function summaryFields({ kind, year, payer, slips }: SlipReturn): XmlNode[] {
  const total = Money.sum(slips.map(({ amount }) => amount)).toFixed();
  const head = [
    element('bn', payer.businessNumber + LAYOUT[kind].account),
    element('PAYR_NM', [element('l1_nm', cut(payer.name, 100))]),
    ...addressFields('PAYR_ADDR', payer.address),
    element('CNTC', contact(payer, 100)),
  ];
  const count = element('slp_cnt', String(slips.length));
  return kind === 't5018'
    ? [
        ...head,
        element('PRD_END_DT', [element('dy', '31'), element('mo', '12'), element('yr', String(year))]),
        count,
        element('tot_sbctrcr_amt', total),
        element('rpt_tcd', 'O'),
      ]
    : [
        ...head,
        element('tx_yr', String(year)),
        count,
        element('rpt_tcd', 'O'),
        element('T4A_TAMT', [element('rpt_tot_fee_srvc_amt', total)]),
      ];
}

function contact({ contactName, phone }: SlipPayer, longest: number): XmlNode[] {
  return [
    element('cntc_nm', cut(contactName, longest)),
    element('cntc_area_cd', phone.slice(0, 3)),
    element('cntc_phn_nbr', `${phone.slice(3, 6)}-${phone.slice(6, 10)}`),
  ];
}

function addressFields(name: string, address: Slip['address']): XmlNode[] {
  if (!address) return [];
  const country = (address.country ?? 'CA').toUpperCase();
  const isInCanada = country === 'CA' || country === 'CANADA';
  const province = address.province?.toUpperCase() ?? '';
  const code = address.postalCode?.replace(/[^A-Za-z0-9]/g, '').slice(0, 10);
  const fields = [
    ...(address.line1 ? [element('addr_l1_txt', cut(address.line1, 100))] : []),
    ...(address.line2 ? [element('addr_l2_txt', cut(address.line2, 100))] : []),
    ...(address.city ? [element('cty_nm', cut(address.city, 100))] : []),
    ...(isInCanada && PROVINCE.test(province) ? [element('prov_cd', province)] : []),
    ...(isInCanada ? [element('cntry_cd', 'CAN')] : country === 'US' ? [element('cntry_cd', 'USA')] : []),
    ...(code ? [element('pstl_cd', code)] : []),
  ];
  return fields.length === 0 ? [] : [element(name, fields)];
}

const PROVINCE = /^(AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)$/;

/** Nine digits alone stand for the account of the GST/HST. */
function accountOf(businessNumber: string | undefined): string {
  if (businessNumber === undefined) return NO_NUMBER;
  return businessNumber.length === 9 ? `${businessNumber}RT0001` : businessNumber;
}

/** As many characters as the CRA takes, counted the way its schema does. */
function cut(text: string, longest: number): string {
  return [...xmlText(text).trim().replace(/\s+/g, ' ')].slice(0, longest).join('').trim() || '-';
}
