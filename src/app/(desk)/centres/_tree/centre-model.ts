// A centre as its tree shows it. Pure.
import { z } from 'zod';
import { CENTRE_KINDS, type CentreView } from '@/server/modules/centres/schemas';
import { optionalDateField } from '@/ui/forms';

export type CentreNode = CentreView & { readonly count: number };

/** Fields of the dialog beside code, names and place. */
export const CENTRE_SHAPE = {
  kind: z.enum(CENTRE_KINDS),
  ownerId: z.string().nullable(),
  regionId: z.string().nullable(),
  validFrom: optionalDateField(),
  validTo: optionalDateField(),
};

export interface CentreFields {
  kind: CentreView['kind'];
  ownerId: string | null;
  regionId: string | null;
  validFrom: string | null;
  validTo: string | null;
}

/** A new centre answers for what the one above it does, by the same person. */
export function centreFields(node: CentreNode | null, parent: CentreNode | null) {
  const like = node ?? parent;
  return {
    kind: like?.kind ?? 'COST',
    ownerId: like?.ownerId ?? null,
    regionId: node?.regionId ?? null,
    validFrom: node?.validFrom ?? '',
    validTo: node?.validTo ?? '',
  };
}

/** Whether a centre is over, or has not begun. */
export function isOver({ validFrom, validTo }: CentreView, today: string): boolean {
  return (validTo !== null && validTo < today) || (validFrom !== null && validFrom > today);
}
