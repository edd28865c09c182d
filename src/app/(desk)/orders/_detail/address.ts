// A postal address as lines, the way it is written on a label. Pure.

export interface PostalAddress {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string;
}

export function addressLines(address: PostalAddress): readonly string[] {
  const { line1, line2, city, state, postalCode, country } = address;
  const place = [city, state, postalCode].filter(Boolean).join(' ');
  return [line1, line2, place, country].filter((line): line is string => Boolean(line));
}
