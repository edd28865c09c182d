// What the menu is made of.
import type { Icon } from '@tabler/icons-react';
import type { Messages } from '@/i18n/messages';

export type NavPageKey = keyof Messages['nav']['page'];
export type NavGroupKey = keyof Messages['nav']['group'];

export interface NavItem {
  readonly key: NavPageKey;
  readonly href: string;
  readonly icon: Icon;
  /** Any one of these opens the page; none means everyone signed in. */
  readonly permissions: readonly string[];
}

export interface NavGroup {
  /** null: the pages stand on top without a heading. */
  readonly key: NavGroupKey | null;
  readonly items: readonly NavItem[];
}
