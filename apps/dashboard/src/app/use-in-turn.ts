import { useCallback, useState } from 'react';
import { InTurn, type Versioned } from './in-turn';

/** Changes of records, each record's one after another, and what is shown of them until the server agrees. */
export function useInTurn<Shown>() {
  const [turns] = useState(() => new InTurn());
  const [expected, setExpected] = useState<Readonly<Record<string, { shown: Shown } | undefined>>>({});
  const add = async (
    record: Versioned,
    shown: Shown,
    send: (version: number) => Promise<Versioned>,
  ): Promise<void> => {
    const mine = { shown };
    setExpected((before) => ({ ...before, [record.id]: mine }));
    try {
      await turns.add(record, send);
    } finally {
      // What was meant after it stays shown.
      setExpected((before) => (before[record.id] === mine ? { ...before, [record.id]: undefined } : before));
    }
  };
  return {
    add,
    expectedOf: useCallback((id: string): Shown | undefined => expected[id]?.shown, [expected]),
    isBusy: Object.values(expected).some(Boolean),
  };
}
