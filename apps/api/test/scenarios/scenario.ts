import type { Firm } from './firm.js';

/** Something that happens in a month of a firm, told from beginning to end. */
export interface Scenario {
  title: string;
  /** The page in docs/guides that leads a person through it. */
  guide: string;
  tell: (firm: Firm) => Promise<void>;
}
