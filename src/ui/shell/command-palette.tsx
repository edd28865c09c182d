'use client';
// Ctrl-K: pages of the menu at once, documents by a search function that is handed in.
import { ActionIcon, Group, Kbd, Loader, Text, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconFileText, IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Messages } from '@/i18n/messages';
import type { NavGroup, NavItem } from './nav-types';
import classes from './shell.module.css';
import { useSearch } from '../forms/use-search';

export interface PaletteHit {
  readonly id: string;
  readonly kind: Extract<
    keyof Messages['common']['palette'],
    'order' | 'dealer' | 'product' | 'invoice' | 'shipment' | 'return'
  >;
  readonly label: string;
  readonly description?: string;
  readonly href: string;
}

export type PaletteSearch = (query: string, signal: AbortSignal) => Promise<readonly PaletteHit[]>;

export interface CommandPaletteProps {
  readonly groups: readonly NavGroup[];
  readonly actions: readonly NavItem[];
  readonly search?: PaletteSearch;
}

/** The palette opens from inside a field too: a clerk's hands are always in one. */
const NEVER: string[] = [];

const NO_SEARCH: PaletteSearch = () => Promise.resolve([]);

export function CommandPalette({ groups, actions, search = NO_SEARCH }: CommandPaletteProps) {
  const t = useTranslations('common.palette');
  const named = useNamed();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), 180);
  const found = useSearch(search, settled, settled.length >= 2);
  const begin = named(actions, query);
  const pages = named(
    groups.flatMap((group) => group.items),
    query,
  );
  const kinds = [...new Set(found.items.map((hit) => hit.kind))];
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      tagsToIgnore={NEVER}
      scrollable
      maxHeight={460}
    >
      <Spotlight.Search
        placeholder={t('placeholder')}
        aria-label={t('open')}
        leftSection={<IconSearch size={18} stroke={1.7} />}
        rightSection={found.isSearching ? <Loader size={16} /> : null}
      />
      <Spotlight.ActionsList>
        {kinds.map((kind) => (
          <HitGroup key={kind} label={t(kind)} hits={found.items.filter((h) => h.kind === kind)} />
        ))}
        <ItemGroup label={t('actions')} items={begin} />
        <ItemGroup label={t('pages')} items={pages} />
        {begin.length + pages.length + found.items.length === 0 && (
          <Spotlight.Empty>{t(paletteState(found))}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

interface NamedItem extends NavItem {
  readonly label: string;
}

/** Items of the menu with their names, those that contain the query. */
function useNamed() {
  const t = useTranslations('nav.page');
  return (items: readonly NavItem[], query: string): readonly NamedItem[] =>
    items
      .map((item) => ({ ...item, label: t(item.key) }))
      .filter((item) => item.label.toLowerCase().includes(query.trim().toLowerCase()));
}

function HitGroup(props: { readonly label: string; readonly hits: readonly PaletteHit[] }) {
  const router = useRouter();
  return (
    <Spotlight.ActionsGroup label={props.label}>
      {props.hits.map((hit) => (
        <Spotlight.Action
          key={hit.id}
          label={hit.label}
          description={hit.description}
          leftSection={<IconFileText size={18} stroke={1.6} />}
          onClick={() => router.push(hit.href)}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function ItemGroup(props: { readonly label: string; readonly items: readonly NamedItem[] }) {
  const router = useRouter();
  if (props.items.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={props.label}>
      {props.items.map((item) => (
        <Spotlight.Action
          key={item.key}
          label={item.label}
          leftSection={<item.icon size={18} stroke={1.6} />}
          onClick={() => router.push(item.href)}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function paletteState(found: { isSearching: boolean; hasFailed: boolean }) {
  if (found.isSearching) return 'searching';
  return found.hasFailed ? 'failed' : 'nothing';
}

/** The field in the header that opens the palette. */
export function PaletteButton() {
  const t = useTranslations('common.palette');
  return (
    <>
      <UnstyledButton
        className={classes.paletteButton}
        onClick={() => spotlight.open()}
        visibleFrom="sm"
        aria-keyshortcuts="Control+K"
      >
        <IconSearch size={15} stroke={1.7} aria-hidden />
        <Text span inherit className={classes.paletteText}>
          {t('placeholder')}
        </Text>
        <Group gap={2} wrap="nowrap" className={classes.paletteHint} aria-hidden>
          <Kbd size="xs">Ctrl</Kbd>
          <Kbd size="xs">K</Kbd>
        </Group>
      </UnstyledButton>
      <ActionIcon size="lg" hiddenFrom="sm" aria-label={t('open')} onClick={() => spotlight.open()}>
        <IconSearch size={18} stroke={1.7} />
      </ActionIcon>
    </>
  );
}
