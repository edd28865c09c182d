// What narrows a list of documents to those a board counts. Client-safe.
import { z } from 'zod';
import { currencyField } from '@/kernel/fields';

export const countedInput = {
  currency: currencyField.optional(),
  /**
   * Every document that changed what is owed within `from` and `to`: also one of earlier that was taken
   * back then. Rows say by how much.
   */
  counted: z.boolean().optional(),
};

/** Where `counted` is asked for: what a document adds to the figure of the days; reversals take off. */
export const countedItem = { countedMinor: z.bigint().optional() };
