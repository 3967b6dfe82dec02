import { useLanguage, useMessages } from '../i18n/language';
import { uiMessages } from '../i18n/ui-messages';
import { useSingleKeys } from '../keys/single-keys';
import { MenuCheck, MenuChoices, MenuLine } from '../overlay/menu';
import { useLooks } from '../theme/theme';

/** Theme, density, language and keys as choices of the account's menu. */
export function LooksChoices() {
  const t = useMessages(uiMessages);
  const { theme, setTheme, density, setDensity } = useLooks();
  const { language, setLanguage } = useLanguage();
  const [areSingleOn, turn] = useSingleKeys();
  return (
    <>
      <MenuChoices
        label={t('theme')}
        value={theme}
        onChange={setTheme}
        choices={[
          ['system', t('themeSystem')],
          ['light', t('themeLight')],
          ['dark', t('themeDark')],
        ]}
      />
      <MenuChoices
        label={t('density')}
        value={density}
        onChange={setDensity}
        choices={[
          ['comfortable', t('densityComfortable')],
          ['dense', t('densityDense')],
        ]}
      />
      <MenuChoices
        label={t('language')}
        value={language}
        onChange={setLanguage}
        choices={[
          ['en', 'English'],
          ['fr', 'Français'],
        ]}
      />
      <MenuLine />
      <MenuCheck isChecked={areSingleOn} onChange={turn}>
        {t('singleKeys')}
      </MenuCheck>
    </>
  );
}
