// The menu as data: which page, under which group, for whom. A page without a permission is for
// everyone signed in. The server checks again; this only keeps the menu honest.
import { ACTIONS, NAV } from './nav-items';
import type { NavGroup, NavItem } from './nav-types';

function isOpenTo(held: ReadonlySet<string>, item: NavItem): boolean {
  return item.permissions.length === 0 || item.permissions.some((p) => held.has(p));
}

/** The actions a person with these permissions may begin. */
export function visibleActions(permissions: readonly string[]): readonly NavItem[] {
  const held = new Set(permissions);
  return ACTIONS.filter((item) => isOpenTo(held, item));
}

/** The groups and pages a person with these permissions sees; empty groups vanish. */
export function visibleNav(
  permissions: readonly string[],
  nav: readonly NavGroup[] = NAV,
): readonly NavGroup[] {
  const held = new Set(permissions);
  return nav
    .map((group) => ({
      ...group,
      items: group.items.filter((item) => isOpenTo(held, item)),
    }))
    .filter((group) => group.items.length > 0);
}

/** The page of the menu a path belongs to: the longest href that begins it. */
export function activeItem(groups: readonly NavGroup[], path: string): NavItem | null {
  const matches = groups
    .flatMap((group) => group.items)
    .filter((item) => path === item.href || path.startsWith(`${item.href}/`));
  return matches.sort((a, b) => b.href.length - a.href.length)[0] ?? null;
}
