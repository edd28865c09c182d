'use client';
// Language and appearance, for the header and for the sign-in page.
import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconCheck, IconDeviceDesktop, IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { LOCALES, LOCALE_NAMES, type AppLocale } from '@/i18n/locales';
import { setLocale } from '@/i18n/set-locale';

export interface LanguageMenuProps {
  /** Also remembers the choice in the user's settings; the cookie is always written. */
  readonly onChoose?: (locale: AppLocale) => void;
}

export function LanguageMenu({ onChoose }: LanguageMenuProps) {
  const t = useTranslations('common.shell');
  const current = useLocale();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const choose = (locale: AppLocale) =>
    startTransition(async () => {
      await setLocale(locale);
      onChoose?.(locale);
      router.refresh();
    });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('language')}>
          <ActionIcon size="lg" aria-label={t('language')} loading={isPending}>
            <IconLanguage size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {LOCALES.map((locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            onClick={() => choose(locale)}
            aria-current={locale === current || undefined}
            rightSection={locale === current ? <IconCheck size={14} /> : null}
          >
            {LOCALE_NAMES[locale]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const SCHEMES = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const;

export function ColorSchemeMenu() {
  const t = useTranslations('common.shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The stored choice is known in the browser only; before that every icon would be a guess.
  const isMounted = useMounted();
  const current = SCHEMES.find((s) => isMounted && s.value === colorScheme) ?? SCHEMES[2];
  const Icon = current.icon;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('colorScheme')}>
          <ActionIcon size="lg" aria-label={t('colorScheme')}>
            <Icon size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(({ value, icon: SchemeIcon }) => (
          <Menu.Item
            key={value}
            leftSection={<SchemeIcon size={15} stroke={1.7} />}
            aria-current={value === current.value || undefined}
            rightSection={value === current.value ? <IconCheck size={14} /> : null}
            onClick={() => setColorScheme(value)}
          >
            {t(value)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
