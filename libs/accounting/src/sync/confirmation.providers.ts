import { KeptRecords } from './bindings/kept-records.js';
import { ConfirmedLinks } from './confirmed-links.js';
import { ConfirmedTotals } from './confirmed-totals.js';
import { PushConfirmation } from './push-confirmation.js';
import { PushConsequences } from './push-consequences.js';

/** What is recorded of a write that took effect, and what follows from it. */
export const CONFIRMATION = [
  PushConfirmation,
  PushConsequences,
  ConfirmedLinks,
  ConfirmedTotals,
  KeptRecords,
];
