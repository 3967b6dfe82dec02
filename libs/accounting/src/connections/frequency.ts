/** How often a company file is asked by itself what changed there. Its notices are followed at once whatever this says. */
export const FREQUENCIES = ['ten-minutes', 'hourly', 'nightly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const USUAL_FREQUENCY: Frequency = 'ten-minutes';

/** What the schedule starts: a look of its hour or ten minutes, or the run of the night. */
export type Look = 'catch-up' | 'hourly' | 'nightly';

const LOOKS: Record<Frequency, readonly Look[]> = {
  'ten-minutes': ['catch-up', 'hourly', 'nightly'],
  hourly: ['hourly', 'nightly'],
  nightly: ['nightly'],
};

/**
 * Minutes that may pass from one look to the next without anything being wrong, beyond what people accept anyway. A
 * day has 25 hours when its zone sets the clocks back.
 */
const GAP_MINUTES: Record<Frequency, number> = { 'ten-minutes': 0, hourly: 60, nightly: 25 * 60 };

interface Scheduled {
  frequency?: Frequency;
}

export function wantsLook({ frequency = USUAL_FREQUENCY }: Scheduled, look: Look): boolean {
  return LOOKS[frequency].includes(look);
}

export function gapMinutesOf({ frequency = USUAL_FREQUENCY }: Scheduled): number {
  return GAP_MINUTES[frequency];
}
