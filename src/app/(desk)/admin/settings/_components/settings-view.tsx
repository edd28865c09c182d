'use client';
// All settings by module, saved together; a bar says how many changes are not saved yet.
import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { Messages } from '@/i18n/messages';
import type { SettingView, SettingsView as Loaded } from '@/server/modules/identity/schemas';
import { useTRPC } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { RefusalAlert, UnsavedGuard } from '@/ui/forms';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';
import { SectionCard } from '../../../_frame/section-card';
import { OrganizationCard } from './organization-card';
import { SettingField } from './setting-field';
import { useSettingDrafts } from './use-setting-drafts';
import classes from './settings.module.css';

type GroupKey = keyof Messages['admin']['settings']['group'];

const groupOf = (setting: SettingView) => setting.key.split('.')[0] ?? '';

export function SettingsView({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('admin.settings');
  const trpc = useTRPC();
  const query = useQuery(trpc.identity.settings.queryOptions());
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {query.isPending && <LoadingCard lines={10} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <Stack gap="md" maw={900}>
          <OrganizationCard organization={query.data.organization} canWrite={canWrite} />
          <SettingGroups loaded={query.data} canWrite={canWrite} />
        </Stack>
      )}
    </>
  );
}

interface SettingGroupsProps {
  readonly loaded: Loaded;
  readonly canWrite: boolean;
}

function SettingGroups({ loaded, canWrite }: SettingGroupsProps) {
  const t = useTranslations('admin.settings');
  const { settings, organization } = loaded;
  const drafts = useSettingDrafts(settings, organization.currency);
  const groups = [...new Set(settings.map(groupOf))];
  const groupName = (name: string) =>
    t.has(`group.${name as GroupKey}`) ? t(`group.${name as GroupKey}`) : name;
  const save = async () => {
    if (await drafts.save()) notifyDone(t('saved'));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        {groups.map((name) => (
          <SectionCard key={name} title={groupName(name)}>
            <div>
              {settings
                .filter((setting) => groupOf(setting) === name)
                .map((setting) => (
                  <SettingField
                    key={setting.key}
                    setting={setting}
                    draft={drafts.draft(setting)}
                    error={drafts.error(setting)}
                    disabled={!canWrite}
                    onChange={(draft) => drafts.set(setting, draft)}
                  />
                ))}
            </div>
          </SectionCard>
        ))}
      </Stack>
      {drafts.changed.length > 0 && (
        <Card className={classes.bar} padding="sm">
          {drafts.refusal !== null && <RefusalAlert error={drafts.refusal} />}
          <Group justify="space-between" gap="sm">
            <Text size="sm" role="status">
              {t('changed', { count: drafts.changed.length })}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={drafts.discard} disabled={drafts.isPending}>
                {t('discard')}
              </Button>
              <Button type="submit" loading={drafts.isPending}>
                {t('save')}
              </Button>
            </Group>
          </Group>
        </Card>
      )}
      <UnsavedGuard isDirty={drafts.changed.length > 0} />
    </form>
  );
}
