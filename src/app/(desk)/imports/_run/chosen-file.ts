// A file the reader chose, as it goes over the wire.
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  /** Bytes in base64. */
  readonly content: string;
}

const CHUNK = 0x8000;

/** Throws what the browser says where the file cannot be read any more. */
export async function readChosen(file: File): Promise<ChosenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCodePoint(...bytes.subarray(at, at + CHUNK));
  }
  return { name: file.name, size: file.size, content: btoa(binary) };
}
