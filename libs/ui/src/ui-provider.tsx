import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';
import { LanguageProvider } from './i18n/language';
import type { Language } from './i18n/translate';
import { ToastProvider } from './overlay/toast';
import { ThemeProvider } from './theme/theme';

/** What the shared components need around them. No component writes a style element, so a strict policy may stay strict. */
export function UiProvider({ language, children }: { language?: Language; children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <LanguageProvider fallback={language}>
        <ThemeProvider>
          <Tooltip.Provider>
            <ToastProvider>{children}</ToastProvider>
          </Tooltip.Provider>
        </ThemeProvider>
      </LanguageProvider>
    </CSPProvider>
  );
}
