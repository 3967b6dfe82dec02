import { addDays, type LocalDate } from '#kernel';
import type { ClearanceKind } from './clearance.js';

/** Days before the last day on which people are told; 0 is the last day itself. */
export const REMINDER_DAYS = [30, 14, 3, 0] as const;
/** A clearance that ended longer ago is no news. */
const FORGOTTEN_AFTER_DAYS = 7;

/**
 * Which of the reminders stands on `today`: the closest one that was reached, so that a day on which nothing ran is
 * made up for and one that was missed altogether is not told late. Undefined long before and long after.
 */
export function reminderDue(expiresOn: LocalDate, today: LocalDate): number | undefined {
  if (today > addDays(expiresOn, FORGOTTEN_AFTER_DAYS)) return undefined;
  return REMINDER_DAYS.findLast((days) => today >= addDays(expiresOn, -days));
}

/** The last days that a reminder may be due for on `today`, both included. */
export function daysToRemindOf(today: LocalDate): { from: LocalDate; to: LocalDate } {
  return { from: addDays(today, -FORGOTTEN_AFTER_DAYS), to: addDays(today, REMINDER_DAYS[0]) };
}

/** What a paper is called, in both languages where they differ. */
export const CLEARANCE_NAMES: Record<ClearanceKind, string> = {
  wsib: 'WSIB',
  wcb: 'WCB',
  'liability-insurance': 'Liability insurance / Assurance responsabilité',
  'vehicle-insurance': 'Vehicle insurance / Assurance automobile',
  licence: 'Licence / Permis',
  'safety-training': 'Safety training / Formation en sécurité',
  other: 'Clearance / Attestation',
};
