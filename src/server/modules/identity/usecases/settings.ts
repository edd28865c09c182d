// The settings of an organization: what they are, and changing them.
import { canonicalJson } from '@/kernel/canonical-json';
import { DomainError, type DomainIssue, type ErrorParam } from '@/kernel/domain-error';
import { isAppLocale } from '@/i18n/locales';
import {
  resolveSettings,
  settingKeys,
  settingSchemas,
  type FactKey,
  type SettingKey,
} from '@/kernel/settings';
import type { SeenDocument } from '@/kernel/meanwhile';
import type { Work } from '@/server/platform/actor';
import { settingField } from '../domain/setting-field';
import {
  deleteSettings,
  lockOrganization,
  readOrganization,
  readStoredSettings,
  updateOrganization,
  writeSettings,
} from '../repo/organizations';
import {
  SettingValue,
  type SaveOrganizationInput,
  type SaveSettingsInput,
  type SettingsView,
} from '../schemas';
import { staleError } from '@/kernel/changes';

const isSettingKey = (key: string): key is SettingKey =>
  (settingKeys as readonly string[]).includes(key);

function standardOf(key: SettingKey): SettingValue {
  return SettingValue.parse(settingSchemas[key].parse(undefined));
}

export async function readSettings(work: Work): Promise<SettingsView> {
  const { locale, ...organization } = await readOrganization(work.tx);
  return {
    organization: { ...organization, locale: isAppLocale(locale) ? locale : 'en' },
    settings: settingKeys.map((key) => ({
      key,
      field: settingField(key),
      value: SettingValue.parse(work.settings[key]),
      standard: standardOf(key),
    })),
  };
}

const asParam = (value: SettingValue): ErrorParam =>
  Array.isArray(value) ? value.map(String) : value;

const isSame = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/** What does not fit, each on the field of its setting. */
function findIssues(changes: SaveSettingsInput['changes']): DomainIssue[] {
  return changes.flatMap(({ key, value }): DomainIssue[] => {
    if (!isSettingKey(key)) return [{ code: 'identity.settingUnknown', field: key }];
    const result = settingSchemas[key].safeParse(value);
    if (result.success && value !== undefined) return [];
    const message = result.error?.issues[0]?.message ?? '';
    const isCode = /^[a-z]+\.[a-zA-Z]+$/.test(message);
    return [
      { code: isCode ? (message as DomainIssue['code']) : 'identity.settingValue', field: key },
    ];
  });
}

/** Settings have no version: of each the newest change tells who made it what it is. */
const seenSettings = (docId: string, keys: readonly string[]): SeenDocument => ({
  ...{ docKind: 'setting', docId, version: null, touching: keys },
});

/**
 * Writes settings; one that equals its standard is forgotten instead, so that a better standard
 * later reaches it. Refuses with `identity.settingsInvalid` and an issue per setting, and with
 * `identity.stale` where someone else changed one of them meanwhile.
 */
export async function saveSettings(work: Work, { changes }: SaveSettingsInput): Promise<void> {
  const { tx, journal, now } = work;
  const issues = findIssues(changes);
  const field = issues[0]?.field;
  if (issues.length > 0) {
    throw new DomainError('identity.settingsInvalid', { status: 'invalid', issues, field });
  }
  await lockOrganization(tx);
  const present: Record<string, unknown> = resolveSettings(await readStoredSettings(tx));
  const stale = changes.filter(({ key, before }) => !isSame(present[key], before));
  if (stale.length > 0) {
    throw new DomainError('identity.stale', {
      status: 'conflict',
      issues: stale.map(({ key, value }) => ({
        code: 'identity.changed',
        field: key,
        params: { yours: asParam(value), theirs: asParam(SettingValue.parse(present[key])) },
      })),
      seen: seenSettings(
        tx.orgId,
        stale.map(({ key }) => key),
      ),
    });
  }
  const isStandard = (change: { key: string; value: SettingValue }) =>
    isSettingKey(change.key) && isSame(standardOf(change.key), change.value);
  await deleteSettings(
    tx,
    changes.filter(isStandard).map(({ key }) => key),
  );
  await writeSettings(
    tx,
    changes.filter((change) => !isStandard(change)),
    now,
  );
  journal.audit(
    ...changes.map(({ key, before, value }) => ({
      docKind: 'setting',
      docId: tx.orgId,
      action: 'changed',
      detail: { key, from: before, to: value },
    })),
  );
}

/** Name and language of the organization. Refuses with `identity.stale`. */
export async function saveOrganization(work: Work, input: SaveOrganizationInput): Promise<void> {
  const { tx, journal } = work;
  const { name, locale, before } = input;
  const present = await lockOrganization(tx);
  const theirs = { name: present.name, locale: present.locale };
  if (!isSame(theirs, before)) {
    throw staleError(
      'identity',
      { name, locale },
      theirs,
      seenSettings(tx.orgId, ['organization']),
    );
  }
  await updateOrganization(tx, { name, locale });
  journal.audit({
    docKind: 'setting',
    docId: tx.orgId,
    action: 'changed',
    detail: { key: 'organization', from: theirs, to: { name, locale } },
  });
}

/** Keeps what a module found out about the organization, to be read with every request. */
export async function rememberFact(work: Work, key: FactKey, value: boolean): Promise<void> {
  if (work.settings[key] === value) return;
  await writeSettings(work.tx, [{ key, value }], work.now);
}
