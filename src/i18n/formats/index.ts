// Figures and dates for people; server components import `./server-formats` instead of the hook.
export type { CurrencyDisplay, Formats, MoneyOptions, PercentOptions } from './create-formats';
export { FormatsProvider, useFormats, useOrgCurrency } from './formats-provider';
