'use client';
// One centre over time: where it stood and when, and who changed what.
import { Drawer, Stack, Tabs, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import type { PlacementView } from '@/server/modules/centres/schemas';
import { useTRPC } from '@/trpc/client';
import { ErrorState, LoadingCard } from '@/ui/states';
import { TabBar } from '../../_facts/tab-bar';
import { DocumentHistory } from '../../_history/document-history';
import type { CentreNode } from './centre-model';
import classes from './centre-detail.module.css';

interface CentreDetailProps {
  readonly node: CentreNode | null;
  readonly onClose: () => void;
}

export function CentreDetail({ node, onClose }: CentreDetailProps) {
  const locale = useLocale();
  return (
    <Drawer
      opened={node !== null}
      onClose={onClose}
      position="right"
      size="md"
      styles={{ title: { fontWeight: 600 } }}
      title={node ? `${localName(node, locale)} (${node.code})` : ''}
    >
      {node && <DetailTabs id={node.id} />}
    </Drawer>
  );
}

function DetailTabs({ id }: { readonly id: string }) {
  const t = useTranslations('centres');
  const trpc = useTRPC();
  const history = useInfiniteQuery(
    trpc.centres.history.infiniteQueryOptions(
      { id },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <Tabs defaultValue="places" keepMounted={false}>
      <TabBar
        tabs={[
          { name: 'places', label: t('places') },
          { name: 'changes', label: t('changes') },
        ]}
      />
      <Tabs.Panel value="places" pt="md">
        <Places id={id} />
      </Tabs.Panel>
      <Tabs.Panel value="changes" pt="md">
        <DocumentHistory query={history} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Places({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.centres.placements.queryOptions({ id }));
  if (query.isPending) return <LoadingCard lines={3} />;
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <Stack component="ol" gap={0} className={classes.places}>
      {query.data.map((place) => (
        <Place key={place.validFrom ?? ''} place={place} />
      ))}
    </Stack>
  );
}

function Place({ place }: { readonly place: PlacementView }) {
  const t = useTranslations('centres');
  const locale = useLocale();
  const formats = useFormats();
  const { validFrom, validTo, above } = place;
  const from = validFrom === null ? t('always') : formats.date(validFrom);
  const to = validTo === null ? t('now') : formats.date(validTo);
  const way = above.map((one) => localName(one, locale)).join(' / ');
  return (
    <li className={classes.place}>
      <Text size="sm" fw={560}>
        {way === '' ? t('atTop') : t('below', { way })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('span', { from, to })}
      </Text>
    </li>
  );
}
