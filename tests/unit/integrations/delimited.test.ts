// A file that goes out and comes back says what it said: the apostrophe that keeps a spreadsheet
// from running a text is taken off again, and no other.
import { describe, expect, it } from 'vitest';
import { readDelimited } from '@/server/modules/integrations/domain/table';
import { toCsv } from '@/ui/tables/export-cells';

describe('a text of our own file', () => {
  it.each(['=1+1', '-10% agreed', '+886 2 1234', '@all', '＝1+1', "it's", "'quoted'", 'plain'])(
    '%j comes back as it was',
    (text) => {
      const file = toCsv({ header: ['Comment'], rows: [[{ kind: 'text', text }]] });
      expect(readDelimited(file).rows[0]?.cells).toEqual({ Comment: text });
    },
  );
});
