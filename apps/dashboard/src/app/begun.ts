import { useState } from 'react';

/**
 * A record as it was when its form opened. What is typed belongs to that version: sent with a newer one it would write over
 * what somebody else changed meanwhile, which is told instead.
 */
export function useBegun<Record>(record: Record): Record {
  const [begun] = useState(() => record);
  return begun;
}
