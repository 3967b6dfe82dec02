import { call, HttpError } from './http.mjs';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The other side of the wire: the accounting sandbox, by its consent page and its control API. */
export class Sandbox {
  /** @param {string} baseUrl e.g. http://127.0.0.1:3900 */
  constructor(baseUrl) {
    this.baseUrl = baseUrl;
  }

  /**
   * The sandbox that an authorization leads to. Throws a sentence when it leads anywhere else: nobody's real books
   * are ever part of a demo.
   * @param {string} authorizeUrl
   */
  static async behind(authorizeUrl) {
    const { origin, hostname } = new URL(authorizeUrl);
    const sandbox = new Sandbox(origin);
    const isSandbox =
      LOOPBACK.has(hostname) &&
      (await sandbox.control('GET', '/').then(
        () => true,
        () => false,
      ));
    if (isSandbox) return sandbox;
    throw new Error(
      `This InvoicePatch is set up for the accounting system at ${origin}, not for the sandbox, so the demo leaves it alone.`,
    );
  }

  /** What a person does on the consent page: chooses her company and allows. Answers what the callback is told. */
  async consent(authorizeUrl, realm) {
    const url = new URL(authorizeUrl);
    const form = new URLSearchParams(url.searchParams);
    form.set('realm', realm);
    form.set('decision', 'approve');
    const answer = await fetch(`${url.origin}${url.pathname}`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    const target = answer.headers.get('location');
    if (target === null)
      throw new HttpError('The consent page', answer.status, { error: await answer.text() });
    const { searchParams } = new URL(target);
    if (!searchParams.has('code')) throw new Error(`The consent page refused: ${searchParams.get('error')}.`);
    return {
      code: searchParams.get('code'),
      state: searchParams.get('state'),
      realmId: searchParams.get('realmId'),
    };
  }

  /** One call of the control API. */
  control(method, path, body) {
    return call(method, `${this.baseUrl}/_control${path}`, { body });
  }

  /** Every document of one kind, as it stands in the books: `Invoice`, `Payment`, … */
  async documents(realm, entity) {
    const answer = await this.control('GET', `/companies/${realm}/books/${entity}`);
    return Object.values(answer)[0] ?? [];
  }
}
