// Where to go after signing in: a path of ours, whatever the address says.

const BASE = 'http://local.invalid';

/** The path to return to; '/' for anything that would leave this site or come back here. */
export function returnPath(asked: string | undefined): string {
  if (!asked?.startsWith('/') || !URL.canParse(asked, BASE)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, BASE);
  if (origin !== BASE || pathname === '/sign-in') return '/';
  return `${pathname}${search}${hash}`;
}
