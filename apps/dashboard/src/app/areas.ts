import type { Area } from './area';

const modules = import.meta.glob<{ area: Area }>('../areas/*/routes.tsx', { eager: true });

/** Every area there is, in the order of the navigation. */
export const AREAS: readonly Area[] = Object.values(modules)
  .map(({ area }) => area)
  .sort((a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY));
