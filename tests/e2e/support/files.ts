// Files as people have them: what a phone photographs, and a fake.
import { randomInt } from 'node:crypto';
import { png } from '../../fixtures/file-bytes';

interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const SHADES = 256;

/** A real picture of one pixel; its shade is chance, so that it is not the file of an earlier run. */
export const picture = (name: string): TestFile => ({
  ...{ name, mimeType: 'image/png', buffer: Buffer.from(png(randomInt(SHADES))) },
});

/** Says that it is a picture and is a text. */
export const fakePicture = (name: string): TestFile => ({
  ...{ name, mimeType: 'image/png', buffer: Buffer.from('<script>no picture</script>', 'utf8') },
});
