import { useRef } from 'react';
import { newKey } from '#api-client';

/**
 * An idempotency key for what is sent: the same text again, because its answer was lost, is the same write. Text that was
 * changed after a refusal is another one: the API remembers a refusal with the key that met it.
 */
export function useBodyKey(): (body: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return (body) => {
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    return last.current.key;
  };
}
