import { ProblemError, problemOf, unreachable } from './problem';

/** `starting` until it is known whether this browser is signed in. */
export type SessionState =
  | { status: 'starting' }
  | { status: 'signed-in' }
  | { status: 'signed-out'; wasEnded: boolean };

interface Tokens {
  accessToken: string;
  expiresIn: number;
}

interface Access {
  token: string;
  endsAt: number;
}

type Message =
  | { type: 'token'; token: string; endsAt: number }
  | { type: 'signed-in' }
  | { type: 'signed-out' };

const AUTH = '/api/v1/auth';
/** Says that somebody signed in here once: without it there is no cookie to ask with. Not a secret. */
const HINT = 'ip.signed-in';
const NAME = 'ip.session';
/** A token is renewed when it has less than this left. */
const EARLY_MS = 60_000;

/**
 * The sign-in of this browser. The access token lives in memory only; the refresh token is in a cookie that no script can
 * read. All tabs renew one after the other and tell each other, because a refresh token that is used twice ends the session.
 */
export class Session {
  private state: SessionState = { status: 'starting' };
  private access: Access | undefined;
  private renewing: Promise<string | undefined> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly channel = new BroadcastChannel(NAME);

  constructor() {
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.hear(data);
  }

  readonly current = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Goes on with the sign-in that this browser remembers, if there is one. */
  async start(): Promise<void> {
    if (localStorage.getItem(HINT)) await this.renew().catch(() => undefined);
    if (this.state.status === 'starting') this.become({ status: 'signed-out', wasEnded: false });
  }

  /** Throws the API's problem: wrong credentials, too many tries, or which organization. */
  async signIn(email: string, password: string, organizationId?: string): Promise<void> {
    const response = await post('login', { email, password, ...(organizationId && { organizationId }) });
    if (!response.ok) throw await problemOf(response);
    this.tell({ type: 'signed-in' });
    this.keep((await response.json()) as Tokens);
  }

  async signOut(): Promise<void> {
    await post('logout', {}).catch(() => undefined);
    this.forget(false);
    this.tell({ type: 'signed-out' });
  }

  /** A token that is good for a while yet, or undefined when nobody is signed in. */
  async token(): Promise<string | undefined> {
    if (this.access && this.access.endsAt - Date.now() > EARLY_MS) return this.access.token;
    return this.state.status === 'signed-out' ? undefined : this.renew();
  }

  /** The API refused `token`: finds out whether the session has ended. */
  async refused(token: string): Promise<void> {
    if (this.access?.token === token) this.access = undefined;
    await this.token();
  }

  private renew(): Promise<string | undefined> {
    this.renewing ??= alone(() => this.renewAlone()).finally(() => {
      this.renewing = undefined;
    });
    return this.renewing;
  }

  private async renewAlone(): Promise<string | undefined> {
    // Another tab may have renewed while this one waited.
    if (this.access && this.access.endsAt - Date.now() > EARLY_MS) return this.access.token;
    const response = await post('refresh', {});
    if (response.ok) {
      const token = this.keep((await response.json()) as Tokens);
      this.tell({ type: 'token', ...token });
      return token.token;
    }
    if (response.status !== 401) throw await problemOf(response);
    this.forget(true);
    return undefined;
  }

  private keep({ accessToken, expiresIn }: Tokens): Access {
    const access = { token: accessToken, endsAt: Date.now() + expiresIn * 1000 };
    localStorage.setItem(HINT, '1');
    this.access = access;
    this.become({ status: 'signed-in' });
    return access;
  }

  private forget(wasEnded: boolean): void {
    localStorage.removeItem(HINT);
    this.access = undefined;
    this.become({ status: 'signed-out', wasEnded });
  }

  private hear(message: Message): void {
    if (message.type === 'signed-out') this.forget(false);
    else if (this.state.status !== 'signed-in') return;
    else if (message.type === 'signed-in') this.beginAnew();
    else this.access = { token: message.token, endsAt: message.endsAt };
  }

  /** Perhaps it was somebody else: nothing of whoever was here stays, and nothing is sent in another's name. */
  private beginAnew(): void {
    this.access = undefined;
    this.become({ status: 'signed-out', wasEnded: false });
    location.reload();
  }

  private tell(message: Message): void {
    this.channel.postMessage(message);
  }

  private become(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** One tab at a time. Without locks (plain HTTP on another machine) there is nothing to wait for. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request(NAME, work) as Promise<T>) : work();
}

/** The header asks for the cookie, and proves that a page of ours is asking: another site cannot send it. */
async function post(path: string, body: object): Promise<Response> {
  try {
    return await fetch(`${AUTH}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-session': 'cookie' },
      body: JSON.stringify(body),
      // The answer's cookie counts even when the tab closes meanwhile.
      keepalive: true,
    });
  } catch (error) {
    throw error instanceof ProblemError ? error : unreachable();
  }
}

export const session = new Session();
