// Every address the screens lead to has a page or a route behind it.
import path from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from './source';

const APP = 'src/app';

/** `src/app/(desk)/orders/[id]/page.tsx` as /orders/*. */
function addressOf(file: string): string {
  const parts = path.posix.dirname(path.posix.relative(APP, file)).split('/');
  const named = parts.filter((part) => part !== '.' && !part.startsWith('('));
  return `/${named.map((part) => (part.startsWith('[') ? '*' : part)).join('/')}`;
}

/** What stands behind `href` and in `router.push`, with everything computed as *. */
function linksOf(text: string): string[] {
  const found = text.matchAll(/(?:href[=:]\s*\{?\s*|router\.(?:push|replace)\()([`'"])(\/.*?)\1/g);
  return [...found].map(([, , link = '']) =>
    link
      .replaceAll(/\$\{[^}]*\}/g, '*')
      // What is left of a template within a template, and queries.
      .replace(/(?:\$\{|[?#]).*$/, '')
      // Behind a whole part something computed is a query.
      .replace(/(?<=[^/])\*$/, '')
      .replace(/(?<=.)\/$/, ''),
  );
}

test('every link of the screens leads somewhere', () => {
  const files = [...sourceFiles(APP), ...sourceFiles('src/ui')];
  const pages = new Set(
    files.flatMap(({ name }) => (/\/(?:page\.tsx|route\.ts)$/.test(name) ? [addressOf(name)] : [])),
  );
  const links = files.flatMap(({ name, text }) =>
    linksOf(text).map((link) => `${link} in ${name}`),
  );
  expect(links.length).toBeGreaterThan(60);
  const patterns = [...pages].map((page) => new RegExp(`^${page.replaceAll('*', '[^/]+')}$`));
  const isThere = (link: string) => patterns.some((pattern) => pattern.test(link));
  expect(links.filter((link) => !isThere(link.split(' ')[0] ?? ''))).toEqual([]);
});
