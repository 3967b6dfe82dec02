import { call } from './http.mjs';

const PAGE = 200;

/** InvoicePatch as one signed-in person sees it: the public API and nothing else. */
export class Api {
  #token;

  /**
   * @param {string} baseUrl where the stack listens, e.g. http://127.0.0.1:3000
   * @param {string} token
   */
  constructor(baseUrl, token) {
    this.baseUrl = `${baseUrl}/api/v1`;
    this.#token = token;
  }

  /** Throws `HttpError` when the e-mail and the password do not fit. */
  static async signIn(baseUrl, email, password) {
    const body = { email, password };
    const { accessToken } = await call('POST', `${baseUrl}/api/v1/auth/login`, { body });
    return new Api(baseUrl, accessToken);
  }

  /** As somebody who has not signed in. */
  static open(baseUrl) {
    return new Api(baseUrl, undefined);
  }

  get(path) {
    return this.#call('GET', path);
  }

  /** With a key, the same again has the first one's answer and no effect of its own. */
  post(path, body = {}, key = undefined) {
    return this.#call('POST', path, body, key && { 'idempotency-key': key });
  }

  patch(path, body) {
    return this.#call('PATCH', path, body);
  }

  delete(path) {
    return this.#call('DELETE', path);
  }

  /** Every row of a list, page by page. `path` may carry filters. */
  async all(path) {
    const rows = [];
    let cursor = '';
    do {
      const page = await this.get(`${path}${path.includes('?') ? '&' : '?'}limit=${PAGE}${cursor}`);
      rows.push(...page.items);
      cursor = page.nextCursor === null ? '' : `&cursor=${encodeURIComponent(page.nextCursor)}`;
    } while (cursor !== '');
    return rows;
  }

  #call(method, path, body, more = {}) {
    const headers = this.#token ? { authorization: `Bearer ${this.#token}`, ...more } : more;
    return call(method, `${this.baseUrl}${path}`, { body, headers });
  }
}
