import { ConnectorError } from '../../../ports/connector-error.js';
import type { WireTimeActivity } from '../quickbooks-online.wire.js';
import type { Mapper } from './mapper.js';
import { dayOf, decimalOrNull, idOrNull, numberOrNone, refOf, refOrNone, textOrNull } from './values.js';

type TimeMapper = Mapper<'time-activity', WireTimeActivity>;

/** The hours of vendors. Those of employees belong to payroll and are not mirrored. */
export const timeActivityMapper: TimeMapper & Required<Pick<TimeMapper, 'toWire'>> = {
  toCanonical: (wire) => {
    const contractorId = idOrNull(wire.VendorRef);
    if (wire.NameOf !== 'Vendor' || contractorId === null) return undefined;
    return {
      contractorId,
      customerId: idOrNull(wire.CustomerRef),
      itemId: idOrNull(wire.ItemRef),
      workDate: dayOf(wire),
      minutes: minutesOf(wire),
      description: textOrNull(wire.Description),
      billable: wire.BillableStatus === 'Billable' || wire.BillableStatus === 'HasBeenBilled',
      hourlyRate: decimalOrNull(wire.HourlyRate),
      costRate: decimalOrNull(wire.CostRate),
    };
  },

  toWire: (time, { existing }) => ({
    NameOf: 'Vendor',
    VendorRef: refOf(time.contractorId, existing?.VendorRef),
    CustomerRef: refOrNone(time.customerId, existing?.CustomerRef),
    ItemRef: refOrNone(time.itemId, existing?.ItemRef),
    ...(time.classId && { ClassRef: refOf(time.classId, existing?.ClassRef) }),
    TxnDate: time.workDate,
    ...durationOf(time.minutes, existing),
    Description: time.description ?? undefined,
    BillableStatus: billableStatus(time.billable, existing),
    HourlyRate: numberOrNone(time.hourlyRate),
    CostRate: numberOrNone(time.costRate),
  }),
};

/** The duration is stated as such, or as a start and an end; breaks are not worked. */
function minutesOf(wire: WireTimeActivity): number {
  const breaks = (wire.BreakHours ?? 0) * 60 + (wire.BreakMinutes ?? 0);
  if (wire.StartTime === undefined || wire.EndTime === undefined) {
    return (wire.Hours ?? 0) * 60 + (wire.Minutes ?? 0) + Math.round((wire.Seconds ?? 0) / 60);
  }
  const span = (Date.parse(wire.EndTime) - Date.parse(wire.StartTime)) / 60_000;
  if (Number.isNaN(span)) throw new ConnectorError('validation', 'it has no valid times in QuickBooks.');
  return Math.max(0, Math.round(span) - breaks);
}

/** A start and an end are given up only when the duration changes: the service takes one way of stating it (6390). */
function durationOf(minutes: number, existing: WireTimeActivity | undefined): WireTimeActivity {
  if (existing && minutesOf(existing) === minutes) return {};
  return {
    Hours: Math.floor(minutes / 60),
    Minutes: minutes % 60,
    Seconds: undefined,
    BreakHours: undefined,
    BreakMinutes: undefined,
    StartTime: undefined,
    EndTime: undefined,
  };
}

function billableStatus(billable: boolean, existing: WireTimeActivity | undefined): string {
  if (!billable) return 'NotBillable';
  return existing?.BillableStatus === 'HasBeenBilled' ? 'HasBeenBilled' : 'Billable';
}
