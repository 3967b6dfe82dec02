import { faults } from '../faults/qbo-fault.js';
import type { CompanyBooks } from '../store/company-books.js';
import { amount, type Body, refId } from '../store/doc.js';
import { day } from '../store/wire-time.js';

const MAX_HOURS = 8760;

/** A time entry names one worker and one way of telling the duration. */
export function completeTimeActivity(books: CompanyBooks, draft: Body): void {
  const isVendor = draft.NameOf === 'Vendor';
  const [wanted, other] = isVendor ? ['VendorRef', 'EmployeeRef'] : ['EmployeeRef', 'VendorRef'];
  if (draft.NameOf !== 'Other') {
    if (!refId(draft, String(wanted))) throw faults.required(String(wanted));
    if (refId(draft, String(other))) {
      throw faults.time(
        '6290',
        'InvalidEmployeeOrVendor',
        'You must specify either an employee or a vendor, not both.',
      );
    }
  }
  draft.TxnDate ??= day(books.now());
  draft.BillableStatus ??= 'NotBillable';
  if (draft.BillableStatus === 'Billable') {
    if (!refId(draft, 'CustomerRef'))
      throw faults.time('6310', 'MissingCustomer', 'A customer is required if the transaction is billable.');
    if (amount(draft.HourlyRate) < 0)
      throw faults.time('6330', 'MissingBillingRate', `Invalid hourly rate: ${draft.HourlyRate}`);
  }
  checkDuration(draft);
}

function checkDuration(draft: Body): void {
  const hasSpan = draft.StartTime !== undefined || draft.EndTime !== undefined;
  const hasDuration = draft.Hours !== undefined || draft.Minutes !== undefined;
  if (hasSpan && hasDuration) {
    const isKept = draft.StartTime !== undefined && draft.EndTime !== undefined;
    if (!isKept)
      throw faults.time(
        '6390',
        'InvalidMultipleDurations',
        'Specify hours and minutes, or a start and an end time.',
      );
  }
  if (!hasSpan && !hasDuration) throw faults.time('6350', 'MissingTime', 'Time (hours:minutes) is missing.');
  if (hasSpan) {
    const [start, end] = [Date.parse(String(draft.StartTime)), Date.parse(String(draft.EndTime))];
    if (Number.isNaN(start) || Number.isNaN(end))
      throw faults.time('6360', 'InvalidStartOrEndTime', 'Enter a valid start and end time.');
    if (start >= end)
      throw faults.time(
        '6370',
        'StartTimeAfterEndTime',
        `The start time is after the end time: ${draft.StartTime}`,
      );
    return;
  }
  draft.Hours = amount(draft.Hours);
  draft.Minutes = amount(draft.Minutes);
  const [hours, minutes] = [amount(draft.Hours), amount(draft.Minutes)];
  if (!Number.isInteger(hours) || !Number.isInteger(minutes) || minutes > 59 || minutes < 0 || hours < 0) {
    throw faults.time('6340', 'InvalidTime', `Invalid time: ${hours}:${minutes}`);
  }
  if (hours > MAX_HOURS || hours + minutes === 0)
    throw faults.time(
      '6380',
      'InvalidDuration',
      `The duration is not within the valid range: ${hours}:${minutes}`,
    );
}
