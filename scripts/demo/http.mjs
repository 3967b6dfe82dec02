/** An answer that is not a success, in the words of the one who answered. */
export class HttpError extends Error {
  /**
   * @param {string} call what was asked, for the reader
   * @param {number} status
   * @param {{ detail?: string, error?: string, code?: string, fix?: string }} body
   */
  constructor(call, status, body) {
    super(`${call}: ${status} ${body.detail ?? body.error ?? JSON.stringify(body)}`);
    this.status = status;
    this.code = body.code;
    this.fix = body.fix;
  }
}

const PATIENCE_MS = 30_000;

/**
 * One call; throws `HttpError` for every answer from 400 on, and a sentence when none comes.
 * @param {string} method
 * @param {string} url
 * @param {{ body?: object, headers?: Record<string, string> }} [options]
 * @returns {Promise<any>} the JSON, or undefined for an empty body
 */
export async function call(method, url, { body, headers = {} } = {}) {
  const answer = await fetch(url, {
    method,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error) => {
    throw new Error(`${method} ${url} got no answer: ${error.cause?.message ?? error.message}`);
  });
  const text = await answer.text();
  if (!answer.ok) throw new HttpError(`${method} ${new URL(url).pathname}`, answer.status, parsed(text));
  return text === '' ? undefined : JSON.parse(text);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text.slice(0, 200) };
  }
}
