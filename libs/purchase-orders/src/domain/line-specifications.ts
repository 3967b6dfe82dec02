export const PRINT_METHODS = [
  'screen',
  'digital',
  'embroidery',
  'vinyl',
  'sublimation',
  'pad',
  'other',
] as const;
export type PrintMethod = (typeof PRINT_METHODS)[number];

/** Where one print goes, and how large it is. Sizes are decimal strings in millimetres. */
export interface PrintLocation {
  /** In the shop's words, e.g. `left chest`. */
  position: string;
  widthMm?: string | null;
  heightMm?: string | null;
  /** Names or standard codes, e.g. `PMS 186 C`; their count is the number of screens. */
  colours?: string[];
}

/** What is printed on a line's goods. */
export interface PrintSpecification {
  method: PrintMethod;
  locations: PrintLocation[];
  /** The stored file with the artwork, or an address of it. */
  artworkFileId?: string | null;
  artworkUrl?: string | null;
  /** A proof that the customer must approve before work begins. */
  proofRequired?: boolean;
  notes?: string | null;
}

/** How a line is made. */
export interface ProductionSpecification {
  /** e.g. `printing`, `bending`, `site`. */
  workCentre?: string | null;
  material?: string | null;
  finish?: string | null;
  drawingNumber?: string | null;
  drawingRevision?: string | null;
  /** Decimal string in millimetres. */
  toleranceMm?: string | null;
  notes?: string | null;
}

export interface LineSpecifications {
  print?: PrintSpecification | null;
  production?: ProductionSpecification | null;
}
