'use client';
// A change of stock with its sign; the sign is told, the colour only helps.
import { useFormats } from '@/i18n/formats';
import { Nothing } from '@/ui/cells';
import classes from '../_parts/parts.module.css';

export function Delta({ value }: { readonly value: number }) {
  const formats = useFormats();
  if (value === 0) return <Nothing />;
  const sign = value > 0 ? 'plus' : 'minus';
  return (
    <span className={`${classes.delta} dd-tabular`} data-sign={sign}>
      {value > 0 ? '+' : '−'}
      {formats.quantity(Math.abs(value))}
    </span>
  );
}
