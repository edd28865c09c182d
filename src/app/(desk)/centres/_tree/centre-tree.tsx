'use client';
// Responsibility centres as a tree: as it stands now, or as it stood on a day.
import { Alert, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowsMove, IconHistory } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/i18n/formats';
import { parseBusinessDate } from '@/kernel/business-date';
import { localName } from '@/kernel/local-names';
import { CENTRE_KINDS } from '@/server/modules/centres/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { DateField } from '@/ui/forms';
import type { OwnFields } from '../../_tree/node-dialog';
import type { RowDress } from '../../_tree/tree-list';
import { TreePage } from '../../_tree/tree-page';
import { CentreDetail } from './centre-detail';
import { CentreFacts } from './centre-facts';
import {
  CENTRE_SHAPE,
  centreFields,
  isOver,
  type CentreFields,
  type CentreNode,
} from './centre-model';
import { MoveDialog } from './move-dialog';

function useOwnFields(canWrite: boolean): OwnFields<CentreNode> {
  const t = useTranslations('centres');
  const f = useTranslations('common.field');
  const trpc = useTRPC();
  const locale = useLocale();
  const owners = useQuery({ ...trpc.centres.owners.queryOptions(), enabled: canWrite });
  const found = useQuery({ ...trpc.dealers.regions.list.queryOptions(), enabled: canWrite });
  const regions = (found.data ?? []).map((region) => ({
    value: region.id,
    label: localName(region, locale),
  }));
  const people = (owners.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const kinds = CENTRE_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  const nameOf = (list: typeof people, value: unknown) =>
    list.find((one) => one.value === value)?.label ?? '';
  return {
    shape: CENTRE_SHAPE,
    values: centreFields,
    isPlaceFixed: true,
    compare: [
      { path: 'kind', label: t('kindLabel'), format: (value) => nameOf(kinds, value) },
      { path: 'ownerId', label: t('owner'), format: (value) => nameOf(people, value) },
      { path: 'regionId', label: t('region'), format: (value) => nameOf(regions, value) },
      { path: 'validFrom', label: f('validFrom') },
      { path: 'validTo', label: f('validTo') },
    ],
    render: (field) => (
      <>
        <Select
          label={t('kindLabel')}
          description={t('kindHint')}
          data={kinds}
          allowDeselect={false}
          checkIconPosition="right"
          {...field('kind')}
        />
        <Select
          label={t('owner')}
          description={t('ownerHint')}
          data={people}
          searchable
          clearable
          checkIconPosition="right"
          {...field('ownerId')}
        />
        <Select
          label={t('region')}
          description={t('regionHint')}
          data={regions}
          searchable
          clearable
          checkIconPosition="right"
          {...field('regionId')}
        />
        <DateField label={f('validFrom')} {...field('validFrom')} />
        <DateField label={f('validTo')} description={t('validHint')} {...field('validTo')} />
      </>
    ),
  };
}

interface Opened {
  readonly what: 'move' | 'detail';
  readonly node: CentreNode;
}

function useDress(canWrite: boolean, today: string, open: (opened: Opened) => void) {
  const t = useTranslations('centres');
  const move = {
    key: 'move',
    icon: IconArrowsMove,
    label: (name: string) => t('moveOne', { name }),
    run: (node: CentreNode) => open({ what: 'move', node }),
  };
  const history = {
    key: 'history',
    icon: IconHistory,
    label: (name: string) => t('historyOf', { name }),
    run: (node: CentreNode) => open({ what: 'detail', node }),
    isReading: true,
  };
  const dress: RowDress<CentreNode> = {
    tail: (node) => <CentreFacts node={node} />,
    isMuted: (node) => isOver(node, today),
    actions: canWrite ? [move, history] : [history],
  };
  return dress;
}

interface CentreTreeProps {
  readonly canWrite: boolean;
  readonly today: string;
}

export function CentreTree({ canWrite, today }: CentreTreeProps) {
  const t = useTranslations('centres');
  const formats = useFormats();
  const trpc = useTRPC();
  const [asOf, setAsOf] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const day = parseBusinessDate(asOf);
  const on = day.ok ? day.value : null;
  const refresh = [trpc.centres.pathFilter()];
  const create = useWrite(trpc.centres.create, { refresh });
  const update = useWrite(trpc.centres.update, { refresh });
  const remove = useWrite(trpc.centres.remove, { refresh });
  const query = useQuery(
    trpc.centres.list.queryOptions(
      { on },
      { select: (nodes) => nodes.map((node): CentreNode => ({ ...node, count: 0 })) },
    ),
  );
  const mayWrite = canWrite && on === null;
  const own = useOwnFields(canWrite);
  const dress = useDress(mayWrite, today, setOpened);
  const close = () => setOpened(null);
  return (
    <>
      <TreePage
        words={{
          title: t('title'),
          description: t('description'),
          add: t('add'),
          edit: t('edit'),
          none: t('none'),
          noneHint: t('noneHint'),
        }}
        query={query}
        canWrite={mayWrite}
        own={own}
        dress={dress}
        filter={
          <DateField
            w={190}
            aria-label={t('asOf')}
            placeholder={t('asOf')}
            value={asOf}
            onChange={setAsOf}
            maxDate={today}
          />
        }
        notice={
          on && (
            <Alert color="blue" variant="light" py={8}>
              {t('asOfNotice', { date: formats.date(on) })}
            </Alert>
          )
        }
        create={(values) =>
          create.mutateAsync({ ...values, ...(values as unknown as CentreFields) })
        }
        update={(id, values) =>
          update.mutateAsync({ ...values, ...(values as unknown as CentreFields), id })
        }
        remove={(ref) => remove.mutateAsync(ref)}
      />
      <MoveDialog
        node={opened?.what === 'move' ? opened.node : null}
        nodes={query.data ?? []}
        today={today}
        onClose={close}
      />
      <CentreDetail node={opened?.what === 'detail' ? opened.node : null} onClose={close} />
    </>
  );
}
