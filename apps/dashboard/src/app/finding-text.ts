import { useCallback } from 'react';
import type { schemas } from '#api-client';
import { type FindingLanguage, findingText } from '#kernel';
import { useFormat, useLanguage } from '#ui';

/** A finding as the API answers it: its words and, for what is older than they are, its English sentence. */
interface Said {
  words?: schemas['FindingWordsAnswer'] | null;
  message: string;
  fix?: string;
}

/** Writes findings in the language of the person, with amounts and days as everywhere else. */
export function useFindingText(): (said: Said) => { message: string; fix?: string } {
  const { language } = useLanguage();
  const { amount, quantity, day } = useFormat();
  return useCallback(
    ({ words, message, fix }) =>
      (words &&
        findingText(words, language satisfies FindingLanguage, {
          amount: (text, currency) => amount(text, currency || undefined),
          number: quantity,
          day,
        })) ?? { message, fix },
    [language, amount, quantity, day],
  );
}
