// Frame of the signed-in product and the header of a page.
export { DeskShell } from './desk-shell';
export type { DeskShellProps } from './desk-shell';
export { HydrationMark } from './hydration-mark';
export { PageHeader } from './page-header';
export type { Crumb, PageHeaderProps } from './page-header';
export { ColorSchemeMenu, LanguageMenu } from './preferences-menu';
export { AuthFrame } from './auth-frame';
export { BrandMark } from './brand-mark';
export { NAV } from './nav-items';
export { activeItem, visibleNav } from './nav-model';
export type { NavGroup, NavItem } from './nav-types';
export type { PaletteHit, PaletteSearch } from './command-palette';
export type { ShellUser } from './user-menu';
