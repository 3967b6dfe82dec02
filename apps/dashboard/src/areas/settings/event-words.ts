import { useMessages } from '#ui';
import { recordMessages, stepMessages } from './event-messages';
import { kindMessages } from './kind-messages';

const isIn = <M extends object>(messages: M, name: string): name is Extract<keyof M, string> =>
  Object.hasOwn(messages, name);

/** Events and notices in words; one that this version does not know is called as the API calls it. */
export function useEventWords() {
  const record = useMessages(recordMessages);
  const step = useMessages(stepMessages);
  const kind = useMessages(kindMessages);
  const recordWord = (name: string) => (isIn(recordMessages, name) ? record(name) : name);
  const stepWord = (name: string) => (isIn(stepMessages, name) ? step(name) : name);
  const word = (type: string) => {
    if (isIn(kindMessages, type)) return kind(type);
    const [about = '', happened = ''] = type.split('.');
    return isIn(recordMessages, about) ? `${recordWord(about)}: ${stepWord(happened)}` : type;
  };
  return { recordWord, stepWord, word };
}
