'use client';
// Programmes as a tree: what money is for, beside who spends it and on what.
import { Badge, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { ProgrammeView } from '@/server/modules/centres/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import type { OwnFields } from '../_tree/node-dialog';
import type { RowDress } from '../_tree/tree-list';
import { TreePage } from '../_tree/tree-page';

type ProgrammeNode = ProgrammeView & { readonly count: number };
type OwnValues = Pick<ProgrammeView, 'active'>;

function useOwnFields(): OwnFields<ProgrammeNode> {
  const t = useTranslations('centres.programmes');
  const a = useTranslations('centres.accounts');
  return {
    shape: { active: z.boolean() },
    values: (node) => ({ active: node?.active ?? true }),
    compare: [{ path: 'active', label: a('active'), format: (value) => a(value ? 'yes' : 'no') }],
    render: (field) => (
      <Checkbox
        label={a('active')}
        description={t('activeHint')}
        {...field('active', { type: 'checkbox' })}
      />
    ),
  };
}

function Activity({ isActive }: { readonly isActive: boolean }) {
  const t = useTranslations('centres.accounts');
  if (isActive) return null;
  return (
    <Badge size="sm" variant="outline" color="gray">
      {t('inactive')}
    </Badge>
  );
}

const DRESS: RowDress<ProgrammeNode> = {
  isMuted: (node) => !node.active,
  tail: (node) => <Activity isActive={node.active} />,
};

export function ProgrammeTree({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('centres.programmes');
  const trpc = useTRPC();
  const own = useOwnFields();
  const refresh = [trpc.centres.pathFilter()];
  const create = useWrite(trpc.centres.programmes.create, { refresh });
  const update = useWrite(trpc.centres.programmes.update, { refresh });
  const remove = useWrite(trpc.centres.programmes.remove, { refresh });
  const query = useQuery(
    trpc.centres.programmes.list.queryOptions(undefined, {
      select: (nodes) => nodes.map((node): ProgrammeNode => ({ ...node, count: 0 })),
    }),
  );
  return (
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
      canWrite={canWrite}
      own={own}
      dress={DRESS}
      create={(values) => create.mutateAsync({ ...values, ...(values as unknown as OwnValues) })}
      update={(id, values) =>
        update.mutateAsync({ ...values, ...(values as unknown as OwnValues), id })
      }
      remove={(ref) => remove.mutateAsync(ref)}
    />
  );
}
