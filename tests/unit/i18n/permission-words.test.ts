// The list of roles puts its keys together from the permissions: each of them, and each of their
// modules, has its words.
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '@/server/modules/identity/domain/permissions';
import { ROLES } from '@/server/modules/identity/domain/roles';
import { LOCALES } from '@/i18n/locales';

const keys = PERMISSIONS.flatMap((permission) => [
  `module.${permission.split('.')[0]}`,
  `permission.${permission}`,
]).concat(ROLES.map((role) => `roles.about.${role}`));

function wordsAt(words: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((node, step) => {
    return typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined;
  }, words);
}

describe.each([...LOCALES])('%s', (locale) => {
  it('has words for every permission and role', async () => {
    const { default: words } = (await import(`@/i18n/messages/${locale}/admin.json`)) as {
      default: unknown;
    };
    expect(keys.filter((key) => typeof wordsAt(words, key) !== 'string')).toEqual([]);
  });
});
