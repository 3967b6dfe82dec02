import { connectorErrorOf, type FailedCall } from './quickbooks-online.errors.js';
import { factsOf } from './quickbooks-online.transport.js';

const fault = (code: string, Message = '', Detail = '', element = '') => ({ code, Message, Detail, element });
const read = (call: Partial<FailedCall>): FailedCall => ({
  isWrite: false,
  status: 400,
  faults: [],
  ...call,
});
const write = (call: Partial<FailedCall>): FailedCall => ({ ...read(call), isWrite: true });

describe('what a failure of QuickBooks means', () => {
  it.each<[string, FailedCall, string]>([
    ['stale token', write({ faults: [fault('5010', 'Stale Object Error')] }), 'conflict'],
    ['stale by its words', write({ faults: [fault('', 'Stale Object Error')] }), 'conflict'],
    ['name in use', write({ faults: [fault('6240')] }), 'duplicate'],
    ['number in use', write({ faults: [fault('6140')] }), 'duplicate'],
    [
      'number in use, other code',
      write({ faults: [fault('6210', 'Duplicate Document Number Error')] }),
      'duplicate',
    ],
    [
      'closed books',
      write({ faults: [fault('6210', 'Account Period Closed, Cannot Update')] }),
      'closed-period',
    ],
    ['inactive reference', write({ faults: [fault('610', 'Object Not Found')] }), 'validation'],
    ['bad reference', write({ faults: [fault('2500', '', 'Invalid Reference Id')] }), 'validation'],
    ['missing value', write({ faults: [fault('2020', 'Required param missing')] }), 'validation'],
    ['amount', write({ faults: [fault('6070')] }), 'validation'],
    ['before stock was counted', write({ faults: [fault('6270')] }), 'validation'],
    ['query', read({ faults: [fault('4001')] }), 'validation'],
    ['query syntax', read({ faults: [fault('4000')] }), 'validation'],
    ['another rule', write({ faults: [fault('6000', 'A business validation error')] }), 'validation'],
    ['no fault at all', write({}), 'validation'],
    ['subscription', write({ faults: [fault('6190')] }), 'auth'],
    [
      'expired',
      read({ status: 401, faults: [fault('3200', 'message=AuthenticationFailed; errorCode=003200')] }),
      'auth',
    ],
    ['padded code', read({ status: 401, faults: [fault('003200')] }), 'auth'],
    ['unauthorized, no fault', read({ status: 401 }), 'auth'],
    ['forbidden', read({ status: 403 }), 'auth'],
    ['throttled', read({ status: 429 }), 'throttled'],
    ['throttled by code', read({ status: 200, faults: [fault('003001')] }), 'throttled'],
    ['throttled in words', read({ status: 400, faults: [fault('', 'ThrottleExceeded')] }), 'throttled'],
    ['404 of something in between, read', read({ status: 404 }), 'unavailable'],
    ['404 of something in between, write', write({ status: 404 }), 'timeout-unknown'],
    ['404 of theirs', read({ status: 404, faults: [fault('7000', 'No such company')] }), 'not-found'],
    ['500 on a read', read({ status: 500 }), 'unavailable'],
    ['500 on a write', write({ status: 500 }), 'timeout-unknown'],
    ['504 on a write', write({ status: 504 }), 'timeout-unknown'],
    ['503 on a write', write({ status: 503 }), 'unavailable'],
    [
      'their fault with 200, read',
      read({ status: 200, faults: [fault('6000', '', 'Unexpected Internal Error. (-30000)')] }),
      'unavailable',
    ],
    ['their fault with 200, write', write({ status: 200, faults: [fault('10000')] }), 'timeout-unknown'],
    ['unreadable, read', read({ status: 200 }), 'unavailable'],
    ['unreadable, write', write({ status: 200 }), 'timeout-unknown'],
    ['never connected, write', write({ status: undefined, networkCode: 'ECONNREFUSED' }), 'unavailable'],
    ['reset, write', write({ status: undefined, networkCode: 'ECONNRESET' }), 'timeout-unknown'],
    ['time-out, write', write({ status: undefined }), 'timeout-unknown'],
    ['reset, read', read({ status: undefined, networkCode: 'ECONNRESET' }), 'unavailable'],
  ])('%s', (_what, call, kind) => {
    expect(connectorErrorOf(call).kind).toBe(kind);
  });

  it('keeps the vendor’s code and field, and ends as a sentence', () => {
    const error = connectorErrorOf(
      write({ faults: [fault('2020', 'Required param missing', 'Line is missing', 'Line')] }),
    );
    expect(error).toMatchObject({ vendorCode: '2020', field: 'Line', retryable: false });
    expect(error.message).toBe('QuickBooks needs a value that is missing here: Line is missing.');
    expect(connectorErrorOf(write({ faults: [{}] })).message).toContain('no reason was given');
    expect(connectorErrorOf(write({})).message).toContain('HTTP status 400');
  });

  it.each<[string, ReturnType<typeof fault>, object]>([
    [
      'a name in use',
      fault('6240', 'Duplicate', 'The name supplied already exists. : Id=58'),
      { takenBy: '58' },
    ],
    [
      'a number in use',
      fault('6140', '', 'DocNumber=7 is assigned to TxnType=Bill with TxnId=24'),
      { takenBy: '24' },
    ],
    ['a name in use, and no more said', fault('6240', 'Duplicate'), { takenBy: undefined }],
    ['what is inactive there', fault('610', 'Object Not Found'), { about: 'reference', takenBy: undefined }],
    [
      'what is not there',
      fault('2500', '', 'Invalid Reference Id : id 12 not found'),
      { about: 'reference' },
    ],
    ['another rule', fault('6000', '', 'Id=5'), { about: undefined, takenBy: undefined }],
  ])('says what it is about: %s', (_what, one, told) => {
    expect(connectorErrorOf(write({ faults: [one] }))).toMatchObject(told);
  });

  it('waits as long as it is told, or a minute', () => {
    expect(connectorErrorOf(read({ status: 429, retryAfterSeconds: 7 })).retryAfterMs).toBe(7_000);
    expect(connectorErrorOf(read({ status: 429 })).retryAfterMs).toBe(60_000);
    expect(connectorErrorOf(read({ status: 503, retryAfterSeconds: 5 })).retryAfterMs).toBe(5_000);
    expect(connectorErrorOf(read({ status: 503 })).retryAfterMs).toBeUndefined();
  });
});

describe('the facts of a failed call', () => {
  const answer = (status: number, data: unknown, retry?: unknown) => ({
    response: { status, data, headers: { 'retry-after': retry } },
  });

  it('come from the answer, or from a fault, or from the socket, and nothing else', () => {
    const secret = { config: { headers: { Authorization: 'Bearer token' } } };
    const facts = factsOf({ ...secret, ...answer(400, { Fault: { Error: [fault('5010')] } }) }, true);
    expect(facts).toEqual({
      isWrite: true,
      status: 400,
      faults: [fault('5010')],
      retryAfterSeconds: undefined,
    });
    expect(factsOf({ Fault: { Error: [fault('6000'), null] } }, false)).toMatchObject({
      status: 200,
      faults: [fault('6000')],
    });
    expect(factsOf({ ...secret, code: 'ECONNRESET' }, true)).toEqual({
      isWrite: true,
      faults: [],
      networkCode: 'ECONNRESET',
    });
    expect(factsOf(new Error('odd'), false)).toEqual({ isWrite: false, faults: [], networkCode: undefined });
    expect(factsOf('odd', false)).toEqual({ isWrite: false, faults: [] });
    expect(factsOf(answer(503, '<html>'), false)).toMatchObject({ status: 503, faults: [] });
  });

  it('read Retry-After as seconds or as a date, and believe no more than an hour', () => {
    const seconds = (header: unknown) => factsOf(answer(429, {}, header), false).retryAfterSeconds;
    expect([seconds('7'), seconds('99999'), seconds(''), seconds('soon'), seconds(5)]).toEqual([
      7,
      3600,
      undefined,
      undefined,
      undefined,
    ]);
    expect(seconds(new Date(Date.now() + 20_000).toUTCString())).toBeGreaterThan(15);
    expect(seconds(new Date(0).toUTCString())).toBe(0);
  });
});
