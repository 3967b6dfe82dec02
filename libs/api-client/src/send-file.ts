import type { schemas } from './generated/schema';
import { problemOf, unreachable } from './problem';
import { session } from './session';

export interface SendOptions {
  /** From 0 to 1, as far as the bytes have left. */
  onProgress?(share: number): void;
  /** Gives up. */
  signal?: AbortSignal;
}

/** Sends a photo or document and says how far it is, which `fetch` cannot. A refusal is thrown as a `ProblemError`. */
export async function sendFile(file: File, options: SendOptions = {}): Promise<schemas['FileAnswer']> {
  const token = await session.token();
  options.signal?.throwIfAborted();
  const answer = await post(file, token, options);
  if (answer.ok) return (await answer.json()) as schemas['FileAnswer'];
  const problem = await problemOf(answer);
  if (answer.status === 401 && token) await session.refused(token);
  throw problem;
}

function post(file: File, token: string | undefined, { onProgress, signal }: SendOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/files');
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const type = request.getResponseHeader('content-type') ?? '';
      resolve(
        new Response(request.responseText, { status: request.status, headers: { 'content-type': type } }),
      );
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(signal?.reason);
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
