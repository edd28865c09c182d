// What expected arrivals can be narrowed by; the open ones unless told otherwise. Pure.
import { isUuid } from '@/kernel/ids';
import { arrivalStatuses, type ListArrivalsInput } from '@/server/modules/inventory/schemas';
import { urlText, type UrlField, type UrlValues } from '@/ui/filters/url-fields';

const SHOWN = [...arrivalStatuses, 'all'] as const;
type Shown = (typeof SHOWN)[number];

const shown: UrlField<Shown> = {
  read: (raw) => SHOWN.find((word) => word === raw) ?? 'OPEN',
  write: (value) => (value === 'OPEN' ? null : value),
};

export const ARRIVAL_FILTERS = { status: shown, warehouse: urlText() };

export function arrivalInput(
  filters: UrlValues<typeof ARRIVAL_FILTERS>,
): Partial<ListArrivalsInput> {
  const { status, warehouse } = filters;
  return {
    ...(status === 'all' ? {} : { status }),
    ...(isUuid(warehouse) ? { warehouseId: warehouse } : {}),
  };
}
