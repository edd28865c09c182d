// Cells pasted from a spreadsheet as rows of targets. Pure.
import { readTable } from '../../_paste/clipboard';

/** Code, from, amount, until, quantity; the company has no code. A heading row is skipped. */
export const readTargetCells = (text: string, hasCode: boolean) =>
  readTable(text, hasCode ? 1 : 0, (cells) => {
    const named = hasCode ? cells : ['', ...cells];
    const [code = '', startsOn = '', amount = '', endsOn = '', quantity = ''] = named;
    return { code, startsOn, amount, endsOn, quantity };
  });
