// Cells pasted from a spreadsheet as rows of targets. Pure.
import { readCells } from '../../_paste/clipboard';

/** Code, from, amount, until, quantity; the company has no code. A heading row is skipped. */
export function readTargetCells(text: string, hasCode: boolean) {
  const rows = readCells(text).map((cells) => (hasCode ? cells : ['', ...cells]));
  const isHeading = rows[0] !== undefined && !/\d/.test(rows[0][1] ?? '');
  return (isHeading ? rows.slice(1) : rows).map(
    ([code = '', startsOn = '', amount = '', endsOn = '', quantity = '']) => ({
      ...{ code, startsOn, amount, endsOn, quantity },
    }),
  );
}
