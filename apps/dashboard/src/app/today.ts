import { useEffect, useState } from 'react';
import { dayIn, useFormat } from '#ui';

/** Today, where the organization is; tomorrow on a screen that stays open over midnight. */
export function useToday(): string {
  const { zone } = useFormat();
  const [today, setToday] = useState(() => dayIn(zone, new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayIn(zone, new Date())), 60_000);
    return () => clearInterval(timer);
  }, [zone]);
  return today;
}
