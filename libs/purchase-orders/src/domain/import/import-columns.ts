import { foldLetters } from '#kernel';

/** What a column of an order list can be. */
export const IMPORT_FIELDS = [
  'number',
  'party',
  'reference',
  'orderDate',
  'dueDate',
  'requestedDate',
  'promisedDate',
  'currency',
  'priority',
  'rush',
  'shippingTerms',
  'specialInstructions',
  'customerNotes',
  'memo',
  'discountAmount',
  'shippingAmount',
  'item',
  'description',
  'quantity',
  'unit',
  'unitPrice',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export interface RecognisedColumn {
  header: string;
  /** Null: not used. */
  field: ImportField | null;
}

/** The headings of our own export, in English; it can be imported as it is. */
export const HEADING: Readonly<Record<ImportField, string>> = {
  number: 'Order number',
  party: 'Customer or supplier',
  reference: 'Reference',
  orderDate: 'Order date',
  dueDate: 'Due date',
  requestedDate: 'Requested date',
  promisedDate: 'Promised date',
  currency: 'Currency',
  priority: 'Priority',
  rush: 'Rush',
  shippingTerms: 'Shipping terms',
  specialInstructions: 'Special instructions',
  customerNotes: 'Notes for them',
  memo: 'Notes for us',
  discountAmount: 'Discount',
  shippingAmount: 'Freight',
  item: 'Item',
  description: 'Description',
  quantity: 'Quantity',
  unit: 'Unit',
  unitPrice: 'Unit price',
};

/** How people head their columns, in English and French, plainly written. */
const NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  number: [
    'number',
    'po',
    'po number',
    'po no',
    'order',
    'order no',
    'purchase order',
    'numero',
    'no',
    'no de commande',
    'numero de commande',
    'commande',
    'bon de commande',
  ],
  party: [
    'customer',
    'customer name',
    'supplier',
    'supplier name',
    'vendor',
    'vendor name',
    'client',
    'nom du client',
    'fournisseur',
  ],
  reference: ['ref', 'customer reference', 'your reference', 'reference client'],
  orderDate: ['date', 'po date', 'date de commande', 'date de la commande'],
  dueDate: ['due', 'echeance', 'date d echeance'],
  requestedDate: ['requested', 'required date', 'date demandee', 'date requise'],
  promisedDate: ['promised', 'expected date', 'delivery date', 'date promise', 'date de livraison'],
  currency: ['devise'],
  priority: ['priorite'],
  rush: ['rush order', 'urgent', 'urgence'],
  shippingTerms: ['terms of delivery', 'incoterms', 'modalites de livraison'],
  specialInstructions: ['instructions', 'instructions particulieres'],
  customerNotes: ['notes', 'remarques'],
  memo: ['memo', 'internal notes', 'notes internes'],
  discountAmount: ['discount amount', 'remise', 'rabais'],
  shippingAmount: ['shipping', 'shipping amount', 'transport', 'livraison'],
  item: ['sku', 'item code', 'item name', 'product', 'part', 'part number', 'article', 'produit', 'code'],
  description: ['item description', 'details', 'designation'],
  quantity: ['qty', 'quantite', 'qte'],
  unit: ['uom', 'unit of measure', 'unite'],
  unitPrice: ['price', 'rate', 'unit cost', 'cost', 'prix', 'prix unitaire'],
};

const KNOWN = new Map(
  IMPORT_FIELDS.flatMap((field) =>
    [HEADING[field], field, ...NAMES[field]].map((name): [string, ImportField] => [plain(name), field]),
  ),
);

/**
 * What each column is: as a person says, else by its heading. Of two columns for one field the first is taken.
 * `chosen` names fields by heading; an empty text leaves the column out.
 */
export function recogniseColumns(
  headers: readonly string[],
  chosen: ReadonlyMap<string, ImportField | ''> = new Map(),
): RecognisedColumn[] {
  const taken = new Set<ImportField | ''>(chosen.values());
  return headers.map((header) => {
    const choice = chosen.get(header);
    if (choice !== undefined) return { header, field: choice || null };
    const field = KNOWN.get(plain(header));
    if (field === undefined || taken.has(field)) return { header, field: null };
    taken.add(field);
    return { header, field };
  });
}

/** The fields without which nothing can be imported. */
export function missingFields(columns: readonly RecognisedColumn[]): ImportField[] {
  const has = (field: ImportField) => columns.some((column) => column.field === field);
  const missing = (['party', 'quantity'] as const).filter((field) => !has(field));
  return has('item') || has('description') ? missing : [...missing, 'description'];
}

function plain(header: string): string {
  return foldLetters(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
