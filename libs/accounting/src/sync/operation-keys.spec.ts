import type { PushOperation } from '../ports/accounting-connector.js';
import { requestKeyOf } from './operation-keys.js';

const change = (phone: string, operation: PushOperation['operation'] = 'update') =>
  ({ entity: 'customer', operation, document: { phone }, idempotencyKey: 'key' }) as unknown as PushOperation;
const link = (remoteVersion: string | null, snapshotHash = 'agreed') => ({ remoteVersion, snapshotHash });

describe('what the books are told as the key of a request', () => {
  it('is the same for the same change of the same version', () => {
    const key = requestKeyOf(change('1'), link('3'));
    expect(requestKeyOf(change('1'), link('3'))).toBe(key);
    expect(key).toMatch(/^[\w-]{32}$/);
  });

  it('is another for what says something else, or rests on another version', () => {
    const requests = [
      ...[requestKeyOf(change('1'), link('3')), requestKeyOf(change('2'), link('3'))],
      requestKeyOf(change('1'), link('4')),
    ];
    expect(new Set(requests).size).toBe(3);
  });

  it('rests on what was agreed on where the books count no versions', () => {
    const keys = [link(null), link(null, 'other')].map((one) => requestKeyOf(change('1'), one));
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('is the same for a void of the same version, whatever the record says by then', () => {
    const keys = ['1', '2'].map((phone) => requestKeyOf(change(phone, 'void'), link('3')));
    expect(keys[0]).toBe(keys[1]);
    expect(requestKeyOf(change('1', 'void'), link('4'))).not.toBe(keys[0]);
  });

  it('is that of its operation for a creation, however often it is tried', () => {
    expect(requestKeyOf(change('1', 'create'), undefined)).toBe('key');
  });
});
