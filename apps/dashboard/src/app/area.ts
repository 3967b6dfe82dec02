import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { schemas } from '#api-client';
import type { Bilingual } from '#ui';
import type { Search } from './address';

export type Me = schemas['MeAnswer'];
export type Permission = Me['permissions'][number];

/** What the file of a page offers. */
export interface PageModule {
  default: ComponentType;
  /** Asks for what the page shows first, as soon as it is known who is here: before anything of it is drawn. */
  ahead?(me: Me, values: Search): void;
}

/** A page of an area. Its module is loaded when it is opened. */
export interface AreaPage {
  /** `/customers/$id`: a part that begins with `$` is read with `useId()`. */
  path: string;
  load(): Promise<PageModule>;
  /** Without it everybody who may see the area may see the page. */
  permission?: Permission;
}

/** Something the command palette offers everywhere. */
export interface AreaCommand {
  label: Bilingual;
  icon: LucideIcon;
  to: string;
  /** `G C`: one key after the other. */
  keys?: string;
  permission?: Permission;
}

/** A record that the command palette found. */
export interface Found {
  id: string;
  label: string;
  detail?: string;
  to: string;
}

/**
 * A part of the dashboard: a folder below `areas/` whose `routes.tsx` exports one of these as `area`. The folder is found by
 * itself, so that a new area changes no file that others change. `routes.tsx` is part of the first load: it holds no page.
 */
export interface Area {
  label: Bilingual;
  icon: LucideIcon;
  /** Where it stands in the navigation; `ORDER` says who stands where. Without it, it is reached by links only. */
  order?: number;
  /** Where the navigation leads. */
  to: string;
  permission?: Permission;
  pages: readonly AreaPage[];
  commands?: readonly AreaCommand[];
  /** Finds its records for the command palette. */
  search?(text: string, signal: AbortSignal): Promise<Found[]>;
}

/** The order of the navigation: by work, not by tables. */
export const ORDER = {
  home: 10,
  live: 20,
  orders: 30,
  jobs: 40,
  schedule: 50,
  time: 60,
  invoices: 70,
  approvals: 80,
  customers: 90,
  contractors: 100,
  profit: 110,
  reports: 120,
  sync: 130,
  settings: 140,
} as const;
