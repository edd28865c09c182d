// What a made file is called: what is in it and as of when, in letters every file system takes. Pure.

/** Letters that Windows, macOS or a shell keep for themselves. */
const KEPT = /[\\/:*?"<>|\p{Cc}]+/gu;

/** `Orders`, `2026-03-09 14:05`, `xlsx` → `Orders 2026-03-09 14.05.xlsx` */
export function fileNameOf(title: string, time: string, ending: string): string {
  const clean = title.replace(KEPT, ' ').replace(/\s+/g, ' ').trim();
  return `${[clean, time.replace(':', '.')].filter(Boolean).join(' ')}.${ending}`;
}
