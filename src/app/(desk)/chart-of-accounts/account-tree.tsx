'use client';
// The chart of accounts: each with the sign by which it rolls up into the one above it.
import { Badge, Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { ACCOUNT_KINDS, OPERATORS, type AccountView } from '@/server/modules/centres/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import type { OwnFields } from '../_tree/node-dialog';
import type { RowDress } from '../_tree/tree-list';
import { TreePage } from '../_tree/tree-page';
import { OperatorSign } from './operator-sign';

type AccountNode = AccountView & { readonly count: number };
type OwnValues = Pick<AccountView, 'kind' | 'operator' | 'active'>;

const SHAPE = {
  kind: z.enum(ACCOUNT_KINDS),
  operator: z.enum(OPERATORS),
  active: z.boolean(),
};

function useOwnFields(): OwnFields<AccountNode> {
  const t = useTranslations('centres.accounts');
  const kinds = ACCOUNT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  const operators = OPERATORS.map((sign) => ({ value: sign, label: t(`operator.${sign}`) }));
  const nameOf = (list: readonly { value: string; label: string }[], value: unknown) =>
    list.find((one) => one.value === value)?.label ?? '';
  return {
    shape: SHAPE,
    values: (node, parent) => ({
      kind: node?.kind ?? (parent?.kind === 'RESULT' ? 'EXPENSE' : parent?.kind) ?? 'EXPENSE',
      operator: node?.operator ?? '+',
      active: node?.active ?? true,
    }),
    compare: [
      { path: 'kind', label: t('kindLabel'), format: (value) => nameOf(kinds, value) },
      { path: 'operator', label: t('operatorLabel'), format: (value) => nameOf(operators, value) },
      { path: 'active', label: t('active'), format: (value) => t(value ? 'yes' : 'no') },
    ],
    render: (field) => (
      <>
        <Select
          label={t('kindLabel')}
          data={kinds}
          allowDeselect={false}
          checkIconPosition="right"
          {...field('kind')}
        />
        <Select
          label={t('operatorLabel')}
          description={t('operatorHint')}
          data={operators}
          allowDeselect={false}
          checkIconPosition="right"
          {...field('operator')}
        />
        <Checkbox
          label={t('active')}
          description={t('activeHint')}
          {...field('active', { type: 'checkbox' })}
        />
      </>
    ),
  };
}

function useDress(): RowDress<AccountNode> {
  const t = useTranslations('centres.accounts');
  return {
    lead: (node) => (node.parentId === null ? null : <OperatorSign operator={node.operator} />),
    tail: (node) => (
      <>
        <Badge size="sm" variant="light" color="gray">
          {t(`kind.${node.kind}`)}
        </Badge>
        {!node.active && (
          <Badge size="sm" variant="outline" color="gray">
            {t('inactive')}
          </Badge>
        )}
      </>
    ),
    isMuted: (node) => !node.active,
  };
}

export function AccountTree({ canWrite }: { readonly canWrite: boolean }) {
  const t = useTranslations('centres.accounts');
  const trpc = useTRPC();
  const own = useOwnFields();
  const dress = useDress();
  const refresh = [trpc.centres.pathFilter()];
  const create = useWrite(trpc.centres.accounts.create, { refresh });
  const update = useWrite(trpc.centres.accounts.update, { refresh });
  const remove = useWrite(trpc.centres.accounts.remove, { refresh });
  const query = useQuery(
    trpc.centres.accounts.list.queryOptions(undefined, {
      select: (nodes) => nodes.map((node): AccountNode => ({ ...node, count: 0 })),
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
      dress={dress}
      create={(values) => create.mutateAsync({ ...values, ...(values as unknown as OwnValues) })}
      update={(id, values) =>
        update.mutateAsync({ ...values, ...(values as unknown as OwnValues), id })
      }
      remove={(ref) => remove.mutateAsync(ref)}
    />
  );
}
