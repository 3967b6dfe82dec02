import { readable } from './text';

const SYSTEMS: Record<string, string> = { 'quickbooks-online': 'QuickBooks Online' };

/** What an accounting system is called. */
export const systemName = (system: string): string => SYSTEMS[system] ?? readable(system);
