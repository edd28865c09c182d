// The day and the bucket as they stand in the address.
import { urlDate, urlText } from '@/ui/filters/url-fields';

export const AGED_FILTERS = { asOf: urlDate(), bucket: urlText() };
