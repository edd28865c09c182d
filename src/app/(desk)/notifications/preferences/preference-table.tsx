'use client';
// One line per kind of notice: at the bell, by mail. Each tick is saved at once.
import { Alert, Card, Checkbox, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useErrorText } from '@/i18n/errors';
import type { PreferenceView } from '@/server/modules/notifications/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone, notifyFailed } from '@/ui/feedback';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingCard } from '@/ui/states';

const CHANNELS = ['inApp', 'byMail'] as const;

export function PreferenceTable() {
  const t = useTranslations('notifications');
  const trpc = useTRPC();
  const query = useQuery(trpc.notifications.preferences.queryOptions());
  return (
    <>
      <PageHeader
        title={t('preferences.title')}
        description={t('preferences.description')}
        crumbs={[{ label: t('title'), href: '/notifications' }]}
      />
      {query.isPending && <LoadingCard lines={8} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <Card padding="sm" maw={760}>
          {!query.data.canMail && (
            <Alert color="blue" variant="light" mb="sm" py={8}>
              {t('preferences.noMail')}
            </Alert>
          )}
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('preferences.kind')}</Table.Th>
                {CHANNELS.map((channel) => (
                  <Table.Th key={channel} ta="center" w={{ base: 78, sm: 110 }}>
                    {t(`preferences.${channel}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {query.data.preferences.map((preference) => (
                <PreferenceRow key={preference.kind} preference={preference} />
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
    </>
  );
}

function PreferenceRow({ preference }: { readonly preference: PreferenceView }) {
  const t = useTranslations('notifications');
  const trpc = useTRPC();
  const errorText = useErrorText();
  const save = useWrite(trpc.notifications.savePreference, {
    refresh: [trpc.notifications.pathFilter()],
    onSuccess: () => notifyDone(t('preferences.saved')),
    onError: (error) => notifyFailed(errorText(error)),
  });
  const name = t(`kind.${preference.kind}.name`);
  // Shows what was ticked while it is being saved.
  const shown = save.isPending ? save.variables : preference;
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      {CHANNELS.map((channel) => (
        <Table.Td key={channel}>
          <Checkbox
            aria-label={`${name}: ${t(`preferences.${channel}`)}`}
            checked={shown[channel]}
            onChange={(event) =>
              save.mutate({ ...preference, [channel]: event.currentTarget.checked })
            }
            styles={{ body: { justifyContent: 'center' } }}
          />
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
