import { randomUUID } from 'node:crypto';
import { Api } from '../demo/api.mjs';
import { until } from '../demo/until.mjs';

/** A person at a screen whose server dies now and then: she tries again with the same key. */
export class Person {
  #house;
  #email;
  #api;
  #issuedAt = 0;

  constructor(house, email) {
    this.#house = house;
    this.#email = email;
  }

  get(path) {
    return this.#patiently(`GET ${path}`, (api) => api.get(path));
  }

  all(path) {
    return this.#patiently(`GET ${path}`, (api) => api.all(path));
  }

  /** `look` answers what an earlier try did, where she is told that it did and that its answer was lost. */
  post(path, body, look) {
    const key = randomUUID();
    return this.#patiently(`POST ${path}`, (api) =>
      api.post(path, body, key).catch((error) => {
        if (look && error.code === 'HTTP.ANSWER_LOST') return look(api);
        throw error;
      }),
    );
  }

  #patiently(what, work) {
    return until(
      what,
      async () => {
        try {
          return (await work(await this.#session())) ?? null;
        } catch (error) {
          if (error.status === 401) this.#api = undefined;
          // An answer is an answer, except while the server starts, asks to come back or has lost its database.
          if (error.status !== undefined && ![401, 409, 429, 500, 503].includes(error.status)) throw error;
          return undefined;
        }
      },
      90,
    );
  }

  async #session() {
    if (!this.#api || Date.now() - this.#issuedAt > 600_000) {
      this.#api = await Api.signIn(this.#house.baseUrl, this.#email, this.#house.password);
      this.#issuedAt = Date.now();
    }
    return this.#api;
  }
}
