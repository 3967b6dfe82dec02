/** One entry of `Fault.Error`, spelled as on the wire. */
export interface FaultError {
  readonly Message: string;
  readonly Detail: string;
  readonly code: string;
  readonly element?: string;
}

export type FaultType =
  | 'ValidationFault'
  | 'AUTHENTICATION'
  | 'AuthorizationFault'
  | 'SERVICE'
  | 'SystemFault';

/** A refusal of the service. The vendor sends the same body alone, per batch item, and now and then with HTTP 200. */
export class QboFault extends Error {
  constructor(
    readonly status: number,
    readonly type: FaultType,
    readonly errors: readonly FaultError[],
  ) {
    super(errors[0]?.Detail ?? type);
  }

  toBody(): { Fault: { Error: readonly FaultError[]; type: FaultType } } {
    return { Fault: { Error: this.errors, type: this.type } };
  }
}

function invalid(code: string, Message: string, Detail: string, element = ''): QboFault {
  return new QboFault(400, 'ValidationFault', [{ Message, Detail, code, element }]);
}

/** Codes and wordings follow the vendor's published list of service errors. */
export const faults = {
  unsupportedOperation: (what: string) =>
    invalid('500', 'Unsupported Operation', `Operation ${what} is not supported.`),
  notFound: (
    detail = "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees.",
  ) => invalid('610', 'Object Not Found', `Object Not Found : ${detail}`),
  cannotBeLinked: () =>
    invalid(
      '620',
      'TxnID Cannot Be Linked',
      'TxnID Cannot Be Linked : Cannot validate linked transactions: they belong to different customers or vendors.',
      'Line.LinkedTxn',
    ),
  cannotDelete: (detail: string) => invalid('800', 'Cannot delete object', detail),
  parentIsChild: () =>
    invalid('900', 'Parent cannot be child', 'The same object cannot be the parent or child of itself.'),
  batchTooLarge: (limit: number) =>
    invalid(
      '1040',
      'Batch size exceeds allowed limit',
      `The batch size for the batch request exceeds the allowed limit of ${limit}.`,
    ),
  unknownEntity: (name: string) =>
    invalid(
      '2000',
      'Invalid or unsupported object name',
      `The specified object name is unsupported or invalid. Object Name: ${name}`,
    ),
  unknownProperty: (name: string) =>
    invalid(
      '2010',
      'Request has invalid or unsupported property',
      `Property Name:${name} specified is unsupported or invalid`,
      name,
    ),
  required: (name: string) =>
    invalid(
      '2020',
      'Required param missing, need to supply the required value for the API',
      `Required parameter ${name} is missing in the request`,
      name,
    ),
  invalidId: (value: string) =>
    invalid('2030', 'Invalid ID', `Id should be a valid number. Supplied value:${value}`, 'Id'),
  tooLong: (element: string, max: number, length: number) =>
    invalid('2050', 'Invalid String Length', `Min:0 Max:${max} supplied:${length}`, element),
  invalidDate: (element: string, value: string) =>
    invalid('2070', 'Invalid Date', `Invalid date: ${value}`, element),
  invalidNumber: (element: string, value: string) =>
    invalid('2090', 'Invalid Number', `Invalid Number : ${value}`, element),
  invalidRequestId: (max: number) =>
    invalid(
      '2130',
      'Invalid Request Id Format',
      `The request id must have 1 to ${max} characters.`,
      'requestid',
    ),
  invalidEnum: (element: string, value: string) =>
    invalid('2170', 'Invalid Enumeration', `Invalid Enumeration : ${value}`, element),
  invalidEmail: (value: string) =>
    invalid(
      '2210',
      'Invalid Email Address format',
      `Email Address does not conform to the RFC 822 syntax. Supplied value:${value}`,
      'Email',
    ),
  unbalanced: () =>
    invalid(
      '2300',
      'Amount on debits not equal to credits',
      'The debits and credits of a journal entry must balance.',
      'Line',
    ),
  invalidReference: (element: string, value: string) =>
    invalid(
      '2500',
      'Invalid Reference Id',
      `Invalid Reference Id : ${element} element id ${value} not found`,
      element,
    ),
  queryParse: (detail: string) => invalid('4000', 'Error parsing query', `QueryParserError: ${detail}`),
  queryInvalid: (detail: string) => invalid('4001', 'Invalid query', `QueryValidationError: ${detail}`),
  stale: () =>
    invalid(
      '5010',
      'Stale Object Error',
      'Stale Object Error : You and another user were working on this at the same time. The other user finished before you did, so your work was not saved.',
    ),
  business: (detail: string, element = '') =>
    invalid(
      '6000',
      'A business validation error has occurred while processing your request',
      `Business Validation Error: ${detail}`,
      element,
    ),
  amountMismatch: (supplied: string) =>
    invalid(
      '6070',
      'Amount calculation incorrect in the request',
      `Amount is not equal to UnitPrice * Qty. Supplied value:${supplied}`,
      'Line',
    ),
  noName: () =>
    invalid(
      '6080',
      'No Name Provided',
      'At least one of these fields must be provided: Title, GivenName, MiddleName, FamilyName, DisplayName, Suffix.',
    ),
  discountIncomplete: () =>
    invalid(
      '6090',
      'Discount Line missing required info',
      'Discount amount or percent should be provided.',
      'Line',
    ),
  duplicateDocNumber: (number: string, entity: string, id: string) =>
    invalid(
      '6140',
      'Duplicate Document Number Error',
      `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${number} is assigned to TxnType=${entity} with TxnId=${id}`,
    ),
  taxNotApplicable: () =>
    invalid(
      '6170',
      'Invalid TxnTaxDetail Error',
      'TxnTaxDetail is not allowed when GlobalTaxCalculation is set to NotApplicable.',
      'TxnTaxDetail',
    ),
  tooDeep: () => invalid('6180', 'Sub Level Limit', 'You can nest up to 5 levels.'),
  periodClosed: () =>
    invalid(
      '6210',
      'Account Period Closed, Cannot Update Through Services API',
      'The account period has closed and the account books cannot be updated through through the QBO Services API. Please use the QBO website to make these changes.',
    ),
  invalidAccountType: (element: string) =>
    invalid(
      '6430',
      'Invalid account type used',
      'Invalid account type: You need to select a different type of account for this transaction.',
      element,
    ),
  noAccountType: () =>
    invalid(
      '6010',
      'Invalid Account.AccountType && Account.SubType',
      'Either an Account.AccountType or an Account.AccountSubType must be specified',
      'AccountType',
    ),
  hasBalance: () =>
    invalid(
      '6220',
      'Delete Entity Has Balance Error',
      'The object you are trying to make inactive has an open balance.',
    ),
  beforeStartDate: () =>
    invalid(
      '6270',
      'Transaction date is prior to start date for inventory item',
      'Transaction date is prior to start date for inventory item',
    ),
  duplicateName: (what: string, id: string) =>
    invalid(
      '6240',
      'Duplicate Name Exists Error',
      `The name supplied already exists. : Another ${what} is already using this name. Please use a different name. Id=${id}`,
    ),
  deposited: () =>
    invalid(
      '6540',
      'Deposited Transaction cannot be changed',
      'This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first.',
    ),
  time: (code: string, message: string, detail: string) => invalid(code, message, detail),
  authentication: (detail: string) =>
    new QboFault(401, 'AUTHENTICATION', [
      {
        Message: 'message=AuthenticationFailed; errorCode=003200; statusCode=401',
        Detail: detail,
        code: '3200',
      },
    ]),
  authorization: (detail: string) =>
    new QboFault(403, 'AuthorizationFault', [
      {
        Message: 'message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403',
        Detail: detail,
        code: '3100',
      },
    ]),
  throttled: (detail: string) =>
    new QboFault(429, 'SERVICE', [
      { Message: 'message=ThrottleExceeded; errorCode=003001; statusCode=429', Detail: detail, code: '3001' },
    ]),
  unknownReport: () =>
    invalid(
      '5020',
      'Permission Denied Error',
      'Permission Denied Error : You do not have the access rights to use this feature.',
      'ReportName',
    ),
  notSupported: (detail: string, element: string) =>
    invalid('5030', 'Feature Not Supported Error', `Feature Not Supported Error : ${detail}`, element),
  system: (status: number, detail: string) =>
    new QboFault(status, 'SystemFault', [
      {
        Message: 'An application error has occurred while processing your request',
        Detail: `System Failure Error: ${detail}`,
        code: '10000',
      },
    ]),
};
