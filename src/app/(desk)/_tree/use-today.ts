'use client';
// The day it is where the company is; empty until the screen has a clock.
import { useFormats } from '@/i18n/formats';
import { dateInZone } from '@/kernel/business-date';
import { useNow } from '@/ui/states';

export function useToday(): string {
  const { timeZone } = useFormats();
  const now = useNow();
  return now ? dateInZone(now, timeZone) : '';
}
