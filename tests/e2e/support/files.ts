// Files as people have them: what a spreadsheet saves, what a phone photographs, and a fake.
import { randomInt } from 'node:crypto';
import writeXlsxFile from 'write-excel-file/node';
import { png } from '../../fixtures/file-bytes';

interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const SHADES = 256;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook of one sheet; the first row is the heading. */
export async function workbook(
  name: string,
  rows: readonly (readonly (string | number)[])[],
): Promise<TestFile> {
  const cells = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { type: Number, value } : { type: String, value },
    ),
  );
  return { name, mimeType: XLSX, buffer: await writeXlsxFile(cells).toBuffer() };
}

/** A real picture of one pixel; its shade is chance, so that it is not the file of an earlier run. */
export const picture = (name: string): TestFile => ({
  ...{ name, mimeType: 'image/png', buffer: Buffer.from(png(randomInt(SHADES))) },
});

/** Says that it is a picture and is a text. */
export const fakePicture = (name: string): TestFile => ({
  ...{ name, mimeType: 'image/png', buffer: Buffer.from('<script>no picture</script>', 'utf8') },
});
