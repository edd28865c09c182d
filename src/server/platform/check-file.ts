// What a file that was brought in really is: read from its bytes, never believed from its name. A
// name that says something else than the bytes is refused, because a person will trust the name.
import { fileTypeFromBuffer } from 'file-type';
import { DomainError } from '@/kernel/domain-error';

export const MAX_FILE_BYTES = 15 * 1024 * 1024;
const MAX_NAME = 120;

/** Endings by what the bytes are: photos, PDF and office documents, old and new. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heif', 'heic'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  // The container of the office programs before 2007; what is inside is not told apart.
  'application/x-cfb': ['doc', 'xls', 'ppt'],
};

export const ALLOWED_ENDINGS: readonly string[] = [
  ...new Set(Object.values(ALLOWED).flat()),
].toSorted();

/** Types a browser shows by itself and that cannot carry a script. */
export const INLINE_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

export interface CheckedFile {
  name: string;
  mediaType: string;
}

/**
 * A name that is safe in a header, on every disk and before the eye: no path, no control or
 * direction character, none of the characters a file system refuses, at most 120 characters.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = endingOf(plain);
  const stem = ending === '' ? plain : plain.slice(0, -(ending.length + 1));
  const room = MAX_NAME - (ending === '' ? 0 : ending.length + 1);
  const cut = [...stem].slice(0, room).join('').trim() || 'file';
  return ending === '' ? cut : `${cut}.${ending}`;
}

function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1] ?? '';
}

function invalid(code: `files.${string}`, params: Record<string, string | number>): never {
  throw new DomainError(code, { status: 'invalid', field: 'file', params });
}

/**
 * Refuses with `files.empty`, `files.tooLarge`, `files.typeNotAllowed`, and, where the evidence is
 * not what its name says, `files.nameDoesNotFit` or `files.contentNotKnown`.
 */
export async function checkFile(given: string, bytes: Uint8Array): Promise<CheckedFile> {
  const name = cleanFileName(given);
  if (bytes.length === 0) invalid('files.empty', { name });
  if (bytes.length > MAX_FILE_BYTES) {
    invalid('files.tooLarge', { name, maxMb: MAX_FILE_BYTES / 1024 / 1024 });
  }
  const found = await fileTypeFromBuffer(bytes);
  const endings = found ? ALLOWED[found.mime] : undefined;
  const ending = endingOf(name).toLowerCase();
  if (!found || !endings) {
    const isNamedWell = ALLOWED_ENDINGS.includes(ending);
    const params = { name, ending, allowed: ALLOWED_ENDINGS.join(', ') };
    invalid(isNamedWell ? 'files.contentNotKnown' : 'files.typeNotAllowed', params);
  }
  if (!endings.includes(ending)) {
    invalid('files.nameDoesNotFit', { name, ending: ending || '–', found: endings.join(', ') });
  }
  return { name, mediaType: found.mime };
}
