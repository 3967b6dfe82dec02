/** What a handler wants to say, before it is put on the wire (or spoilt by an injected fault). */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly payload: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function json(body: unknown, status = 200, headers?: Readonly<Record<string, string>>): Answer {
  return { status, contentType: 'application/json;charset=UTF-8', payload: JSON.stringify(body), headers };
}

export function html(payload: string, status = 200): Answer {
  return { status, contentType: 'text/html; charset=utf-8', payload };
}

export function redirect(location: string): Answer {
  return { status: 302, contentType: 'text/plain', payload: '', headers: { location } };
}
