// The menu names permissions that exist, shows what is allowed, and knows where one stands.
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '@/server/modules/identity/domain/permissions';
import { ACTIONS, NAV } from '@/ui/shell/nav-items';
import { activeItem, visibleActions, visibleNav } from '@/ui/shell/nav-model';

describe('the menu', () => {
  it('asks only for permissions that exist', () => {
    const items = [...NAV.flatMap((group) => group.items), ...ACTIONS];
    const asked = items.flatMap((item) => item.permissions);
    const known: readonly string[] = PERMISSIONS;
    expect(asked.filter((permission) => !known.includes(permission))).toEqual([]);
  });

  it('has no two pages at one address', () => {
    const addresses = NAV.flatMap((group) => group.items.map((item) => item.href));
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('shows a group only if it has a page for this person', () => {
    const groups = visibleNav(['orders.read']);
    expect(groups.map((group) => group.key)).toEqual(['sell']);
    expect(groups[0]?.items.map((item) => item.key)).toEqual(['orders']);
  });

  it('offers to begin only what is allowed', () => {
    expect(visibleActions(['orders.create']).map((item) => item.href)).toEqual(['/orders/new']);
    expect(visibleActions([])).toEqual([]);
  });

  it('marks the page whose address begins the path, at a boundary', () => {
    const all = visibleNav(PERMISSIONS);
    expect(activeItem(all, '/orders/123')?.key).toBe('orders');
    expect(activeItem(all, '/orders-archive')).toBeNull();
    expect(activeItem(all, '/')).toBeNull();
  });
});
