import { newWebhookSecret, signatureHeaders } from './webhook-signature.js';

describe('the signature of a webhook', () => {
  const at = new Date('2021-03-13T03:00:30.700Z');

  it('is the one that the Standard Webhooks specification shows', () => {
    // The example of the specification's own libraries.
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      body: '{"test": 2432232314}',
      at: new Date(1_614_265_330_000),
    };
    expect(signatureHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('covers the body, the id and the moment', () => {
    const secret = newWebhookSecret();
    const of = (change: object) =>
      signatureHeaders({ id: '1', body: '{}', at, ...change }, [secret])['webhook-signature'];
    const all = [of({}), of({ id: '2' }), of({ body: '{ }' }), of({ at: new Date(at.getTime() + 1000) })];
    expect(new Set(all).size).toBe(4);
  });

  it('is made with every secret in force, so that a receiver can change over', () => {
    const signature = signatureHeaders({ id: '1', body: '{}', at }, [newWebhookSecret(), newWebhookSecret()]);
    expect(signature['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
  });
});
