import { isAnswered } from './address';
import type { Area, AreaPage, Permission } from './area';

const modules = import.meta.glob<{ area: Area }>('../areas/*/routes.tsx', { eager: true });

/** Every area there is, in the order of the navigation. */
export const AREAS: readonly Area[] = Object.values(modules)
  .map(({ area }) => area)
  .sort((a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY));

const PAGES = AREAS.flatMap(({ pages }) => pages);
const PATHS = PAGES.map(({ path }) => path);

/** Whether there is a page: records may name others whose area is not built. */
export const hasPage = (address: string): boolean => isAnswered(PATHS, address);

/** The page of an address; one that is spelled out goes before one with an id. */
export const pageAt = (address: string): AreaPage | undefined => {
  const answering = PAGES.filter(({ path }) => isAnswered([path], address));
  return answering.find(({ path }) => !path.includes('$')) ?? answering[0];
};

/** What one has to hold to see the page of a path, such as `/jobs/$id`. */
export function neededFor(path: string): Permission | undefined {
  for (const area of AREAS) {
    const page = area.pages.find((one) => one.path === path);
    if (page) return page.permission ?? area.permission;
  }
  return undefined;
}
