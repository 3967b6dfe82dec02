import type { TestApp } from '../../../../libs/platform/src/testing/test-app.js';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as a stranger's program would read them
export type Answer = any;
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What a refusal says to the person who reads it. */
export interface Refused {
  status: number;
  code: string;
  detail: string;
  fix?: string;
  field?: string;
}

/** Somebody who is signed in and knows nothing but the public HTTP API. */
export class Person {
  /** Every sentence that somebody was refused with since `heard` was emptied last. */
  static readonly heard: string[] = [];

  constructor(
    private readonly test: TestApp,
    private readonly headers: { authorization: string },
  ) {}

  get = (path: string) => this.allowed('GET', path);
  post = (path: string, body: object = {}) => this.allowed('POST', path, body);
  patch = (path: string, body: object) => this.allowed('PATCH', path, body);
  put = (path: string, body: object) => this.allowed('PUT', path, body);

  /** The rows of a list. */
  list = async (path: string): Promise<Answer[]> => (await this.get(path)).items;

  /** Asks for something that must not be, and answers how it is refused. */
  async refused(method: Method, path: string, body?: object): Promise<Refused> {
    const answer = await this.send(method, path, body);
    if (answer.statusCode < 400) throw new Error(`${method} ${path} should be refused: ${answer.body}`);
    const problem = answer.json<Refused>();
    Person.heard.push(problem.detail);
    return problem;
  }

  private async allowed(method: Method, path: string, body?: object): Promise<Answer> {
    const answer = await this.send(method, path, body);
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.body === '' ? undefined : answer.json();
  }

  private send(method: Method, path: string, payload?: object) {
    return this.test.app.inject({ method, url: `/api/v1${path}`, headers: this.headers, payload });
  }
}
