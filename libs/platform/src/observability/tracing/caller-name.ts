import { basename } from 'node:path';

/** Receivers that say nothing of who called. */
const NOBODY = new Set(['Object', 'Function', 'global', 'Module']);

/** `Decide.approve`: the method that called `callee`, or the file it stands in. To be asked for only where a span is recorded. */
export function callerOf(callee: (...args: never[]) => unknown): string {
  const site = firstSiteAbove(callee);
  const type = site?.getTypeName();
  const method = site?.getFunctionName();
  if (type && method && !NOBODY.has(type)) return `${type}.${method}`;
  return basename(site?.getFileName() ?? 'unknown').replace(/\.[jt]s$/, '');
}

/** Read as the engine knows it: names in a printed stack are those of the source maps, where there are any. */
function firstSiteAbove(callee: (...args: never[]) => unknown): NodeJS.CallSite | undefined {
  const { prepareStackTrace } = Error;
  const holder: { stack?: NodeJS.CallSite[] } = {};
  try {
    Error.prepareStackTrace = (_, sites) => sites;
    Error.captureStackTrace(holder, callee);
    return holder.stack?.[0];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
}
