// The refusal that names every line that finds too little stock.
import { DomainError } from '@/kernel/domain-error';
import type { Shortage } from '../domain/movement';

/** `inventory.notEnoughStock`; the lines stand in the caller's order, so that it can name them. */
export function shortageError(
  lines: readonly { productId: string; warehouseId: string; lineId?: string }[],
  short: readonly Shortage[],
): DomainError {
  const issues = short.map(({ index, available, wanted }) => ({
    code: 'inventory.lineShort' as const,
    field: `lines.${index}.quantity`,
    params: {
      line: index + 1,
      available,
      wanted,
      short: wanted - available,
      lineId: lines[index]?.lineId ?? null,
      productId: lines[index]?.productId ?? null,
      warehouseId: lines[index]?.warehouseId ?? null,
    },
  }));
  return new DomainError('inventory.notEnoughStock', {
    status: 'conflict',
    params: { count: issues.length },
    issues,
    ...(issues[0] ? { field: issues[0].field } : {}),
  });
}
