import { useMessages } from '#ui';
import { actMessages, auditMessages, thingMessages, verbMessages } from './audit-messages';
import { type AuditWords, actOf, type Entry } from './audit-text';

const isIn = <T extends object>(catalog: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(catalog, key);

/** An entry as a sentence in two parts: who, and what was done. */
export function useAuditWords(): { whoOf(entry: Entry): string; actOf(entry: Entry): string } {
  const t = useMessages(auditMessages);
  const act = useMessages(actMessages);
  const verb = useMessages(verbMessages);
  const thing = useMessages(thingMessages);
  const words: AuditWords = {
    act: (action) => (isIn(actMessages, action) ? act(action) : undefined),
    verb: (done, what) => (isIn(verbMessages, done) ? verb(done, { thing: what }) : undefined),
    thing: (entity) => (isIn(thingMessages, entity) ? thing(entity) : undefined),
    unknownAct: (done, what) => t('unknownAct', { act: done, thing: what }),
    named: (what, name) => t('named', { what, name }),
  };
  return {
    actOf: (entry) => actOf(entry, words),
    whoOf: ({ actorKind, actorName }) => {
      if (actorKind === 'system') return t('bySystem');
      return actorKind === 'api-key' ? t('byProgram', { name: actorName ?? '' }) : (actorName ?? '');
    },
  };
}
