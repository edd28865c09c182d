'use client';
// What the budget says of the request as it is typed; asked again a moment after the last key.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isBusinessDate } from '@/kernel/business-date';
import type { RequestPreview } from '@/server/modules/expenses/schemas';
import { useTRPC } from '@/trpc/client';
import { previewable, type RequestValues } from './form-model';

const PAUSE_MS = 350;

export interface LivePreview {
  /** By the line's place in the form. */
  lines: ReadonlyMap<number, RequestPreview['lines'][number]>;
  stops: RequestPreview['stops'];
  warnings: RequestPreview['warnings'];
}

export function usePreview(
  values: RequestValues,
  currency: string,
  requestId: string | null,
): LivePreview {
  const [settled] = useDebouncedValue(values, PAUSE_MS);
  const asked = previewable(settled.lines, currency);
  const input = { requestId, startsOn: settled.startsOn, lines: asked.map(({ line }) => line) };
  const query = useQuery(
    useTRPC().expenses.preview.queryOptions(input, {
      enabled: asked.length > 0 && isBusinessDate(settled.startsOn),
      placeholderData: keepPreviousData,
      retry: false,
      // Somebody comes back from the transfer that ends the stop.
      staleTime: 0,
    }),
  );
  const found = asked.length > 0 ? query.data : undefined;
  const lines = new Map(
    asked.flatMap(({ index }, at) => {
      const line = found?.lines[at];
      return line ? [[index, line] as const] : [];
    }),
  );
  return { lines, stops: found?.stops ?? [], warnings: found?.warnings ?? [] };
}
