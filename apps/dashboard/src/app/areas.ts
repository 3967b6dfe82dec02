import { isAnswered } from './address';
import type { Area } from './area';

const modules = import.meta.glob<{ area: Area }>('../areas/*/routes.tsx', { eager: true });

/** Every area there is, in the order of the navigation. */
export const AREAS: readonly Area[] = Object.values(modules)
  .map(({ area }) => area)
  .sort((a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY));

const PATHS = AREAS.flatMap(({ pages }) => pages.map(({ path }) => path));

/** Whether there is a page: records may name others whose area is not built. */
export const hasPage = (address: string): boolean => isAnswered(PATHS, address);
