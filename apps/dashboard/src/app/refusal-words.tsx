import { useEffect } from 'react';
import { sayRefusalsWith, useLanguage } from '#ui';

/** Refusals in the language of the page; their French comes when it is needed and is no part of the first load. */
export function RefusalWords() {
  const { language } = useLanguage();
  useEffect(() => {
    if (language !== 'fr') return sayRefusalsWith(undefined);
    let isLeft = false;
    void import('./refusals-fr').then(({ frenchField, frenchOf }) => {
      if (isLeft) return;
      sayRefusalsWith({
        of: frenchOf,
        field: frenchField,
      });
    });
    return () => {
      isLeft = true;
    };
  }, [language]);
  return null;
}
