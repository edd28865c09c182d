'use client';
// The frame of every signed-in page: menu by permission, header, palette, main area.
import { ActionIcon, AppShell, Burger, Group, Tooltip } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { AppLocale } from '@/i18n/locales';
import { BrandMark } from './brand-mark';
import { CommandPalette, PaletteButton, type PaletteSearch } from './command-palette';
import { NavMenu } from './nav-menu';
import { visibleActions, visibleNav } from './nav-model';
import { ColorSchemeMenu, LanguageMenu } from './preferences-menu';
import classes from './shell.module.css';
import { UserMenu, type ShellUser } from './user-menu';

export interface DeskShellProps {
  readonly organizationName: string;
  readonly user: ShellUser;
  /** The permissions the user's roles give, such as `orders.read`. */
  readonly permissions: readonly string[];
  readonly onSignOut: () => void;
  readonly onChooseLocale?: (locale: AppLocale) => void;
  readonly search?: PaletteSearch;
  /** Extra header content, such as a running job or a bell. */
  readonly headerExtra?: ReactNode;
  readonly children: ReactNode;
}

export function DeskShell(props: DeskShellProps) {
  const t = useTranslations('common.shell');
  const [isDrawerOpen, drawer] = useDisclosure(false);
  const [isFolded, setFolded] = useLocalStorage({ key: 'dd-nav-folded', defaultValue: false });
  const groups = visibleNav(props.permissions);
  const folded = isFolded && !isDrawerOpen;
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{
        width: folded ? 60 : 232,
        breakpoint: 'sm',
        collapsed: { mobile: !isDrawerOpen },
      }}
      classNames={{
        root: classes.frame,
        header: classes.header,
        navbar: classes.navbar,
        main: classes.main,
      }}
      transitionDuration={120}
      padding={0}
    >
      <AppShell.Header>
        <a href="#main" className={classes.skip}>
          {t('skip')}
        </a>
        <Burger
          hiddenFrom="sm"
          size="sm"
          opened={isDrawerOpen}
          onClick={drawer.toggle}
          aria-label={isDrawerOpen ? t('closeMenu') : t('openMenu')}
        />
        <Link href="/" className={classes.brand}>
          <BrandMark />
          <span className={classes.orgName}>{props.organizationName}</span>
        </Link>
        <Group gap={6} ml="auto" wrap="nowrap">
          <PaletteButton />
          {props.headerExtra}
          <LanguageMenu onChoose={props.onChooseLocale} />
          <ColorSchemeMenu />
          <UserMenu user={props.user} onSignOut={props.onSignOut} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar component="nav" aria-label={t('mainNav')}>
        <NavMenu groups={groups} folded={folded} onNavigate={drawer.close} />
        <FoldButton isFolded={isFolded} onToggle={() => setFolded((value) => !value)} />
      </AppShell.Navbar>
      <AppShell.Main>
        <div id="main" tabIndex={-1} className={classes.content}>
          {props.children}
        </div>
      </AppShell.Main>
      <CommandPalette
        groups={groups}
        actions={visibleActions(props.permissions)}
        search={props.search}
      />
    </AppShell>
  );
}

function FoldButton(props: { readonly isFolded: boolean; readonly onToggle: () => void }) {
  const t = useTranslations('common.shell');
  const label = props.isFolded ? t('expand') : t('collapse');
  const Icon = props.isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <Tooltip label={label} position="right">
      <ActionIcon
        visibleFrom="sm"
        size="lg"
        onClick={props.onToggle}
        aria-label={label}
        aria-expanded={!props.isFolded}
      >
        <Icon size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
