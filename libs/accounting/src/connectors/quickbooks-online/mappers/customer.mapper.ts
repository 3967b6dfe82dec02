import type { WireCustomer } from '../quickbooks-online.wire.js';
import { addressOf, wireAddressOf } from './address.js';
import { contactOf, wireContactOf } from './contacts.js';
import type { Mapper } from './mapper.js';
import { idOrNull, nameFor, nameOf, refOf, refOrNone, textOrNull } from './values.js';

/** Customers, their jobs (`Job`, with a parent) and projects. */
export const customerMapper: Mapper<'customer', WireCustomer> &
  Required<Pick<Mapper<'customer', WireCustomer>, 'toWire'>> = {
  toCanonical: (wire, { homeCurrency }) => {
    const active = wire.Active !== false;
    return {
      displayName: nameOf(wire.DisplayName, active),
      companyName: textOrNull(wire.CompanyName),
      givenName: textOrNull(wire.GivenName),
      familyName: textOrNull(wire.FamilyName),
      ...contactOf(wire),
      billingAddress: addressOf(wire.BillAddr),
      shippingAddress: addressOf(wire.ShipAddr),
      parentId: idOrNull(wire.ParentRef),
      isProject: wire.IsProject === true,
      currency: idOrNull(wire.CurrencyRef) ?? homeCurrency,
      taxExempt: wire.Taxable === false,
      termId: idOrNull(wire.SalesTermRef),
      active,
    };
  },

  toWire: (customer, { existing }) => ({
    DisplayName: nameFor(
      customer.displayName,
      existing && { name: existing.DisplayName, Active: existing.Active },
    ),
    CompanyName: customer.companyName ?? undefined,
    GivenName: customer.givenName ?? undefined,
    FamilyName: customer.familyName ?? undefined,
    ...wireContactOf(customer, existing),
    BillAddr: wireAddressOf(customer.billingAddress, existing?.BillAddr),
    ShipAddr: wireAddressOf(customer.shippingAddress, existing?.ShipAddr),
    ParentRef: refOrNone(customer.parentId, existing?.ParentRef),
    // A customer below another is a job; the service refuses one without the other.
    Job: customer.parentId !== null,
    IsProject: customer.isProject || existing?.IsProject !== undefined ? customer.isProject : undefined,
    // The currency of a customer is decided when it is made.
    CurrencyRef: existing ? existing.CurrencyRef : refOf(customer.currency),
    Taxable: customer.taxExempt === (existing?.Taxable === false) ? existing?.Taxable : !customer.taxExempt,
    SalesTermRef: refOrNone(customer.termId, existing?.SalesTermRef),
    Active: customer.active,
  }),
};
