'use client';
// The left menu: groups of pages, the present one marked. Folded, only icons with their names.
import { Box, NavLink, ScrollArea, Text, Tooltip } from '@mantine/core';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { activeItem } from './nav-model';
import type { NavGroup, NavItem } from './nav-types';
import classes from './shell.module.css';

export interface NavMenuProps {
  readonly groups: readonly NavGroup[];
  readonly folded: boolean;
  /** Called after a page was chosen, to close the drawer of a phone. */
  readonly onNavigate: () => void;
}

export function NavMenu({ groups, folded, onNavigate }: NavMenuProps) {
  const t = useTranslations('nav');
  const active = activeItem(groups, usePathname());
  return (
    <ScrollArea className={classes.navScroll} type="scroll" scrollbarSize={6}>
      {groups.map((group, index) => (
        <Box key={group.key ?? 'top'} role="group" className={classes.navGroup} mt={index ? 10 : 0}>
          {group.key && !folded && (
            <Text className={classes.navHeading}>{t(`group.${group.key}`)}</Text>
          )}
          {group.key && folded && <div className={classes.navRule} />}
          {group.items.map((item) => (
            <NavEntry
              key={item.key}
              item={item}
              label={t(`page.${item.key}`)}
              active={item === active}
              folded={folded}
              onNavigate={onNavigate}
            />
          ))}
        </Box>
      ))}
    </ScrollArea>
  );
}

/** A long menu shows its present page without scrolling by hand. */
function intoView(entry: HTMLElement | null): void {
  entry?.scrollIntoView({ block: 'nearest' });
}

interface NavEntryProps {
  readonly item: NavItem;
  readonly label: string;
  readonly active: boolean;
  readonly folded: boolean;
  readonly onNavigate: () => void;
}

function NavEntry({ item, label, active, folded, onNavigate }: NavEntryProps) {
  const Icon = item.icon;
  return (
    <Tooltip label={label} position="right" disabled={!folded} openDelay={0}>
      <NavLink
        component={Link}
        href={item.href}
        active={active}
        aria-current={active ? 'page' : undefined}
        aria-label={folded ? label : undefined}
        label={folded ? undefined : label}
        leftSection={<Icon size={17} stroke={1.7} aria-hidden />}
        onClick={onNavigate}
        ref={active ? intoView : undefined}
        classNames={{ root: classes.navLink, section: classes.navIcon, label: classes.navLabel }}
        data-folded={folded || undefined}
      />
    </Tooltip>
  );
}
