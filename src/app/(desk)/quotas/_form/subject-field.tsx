'use client';
// Whom or what a quota is for: first the kind, then one of that kind.
import { Input, SegmentedControl, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { HOLDER_KINDS, ITEM_KINDS } from '@/server/modules/quotas/schemas';
import { useTRPC } from '@/trpc/client';
import { EntityPicker } from '@/ui/forms';
import { useDealerSearch, useProductSearch } from '../../orders/_pickers/use-searches';
import { TreeSelect, type PickableNode } from '../../_tree/tree-select';

export type HolderKind = (typeof HOLDER_KINDS)[number];
export type ItemKind = (typeof ITEM_KINDS)[number];

export interface SubjectValue<Kind extends string> {
  readonly kind: Kind;
  readonly id: string | null;
  /** What the picker shows. */
  readonly label: string;
}

/** Gives kind and id; nothing chosen is refused with `request.required`. */
export const subjectField = <Kind extends string>() =>
  z.custom<SubjectValue<Kind>>().transform((value, context): { kind: Kind; id: string } => {
    if (value.id !== null) return { kind: value.kind, id: value.id };
    context.addIssue({ code: 'custom', message: 'request.required', input: value });
    return z.NEVER;
  });

export interface SubjectFieldProps<Kind extends HolderKind | ItemKind> {
  readonly label: ReactNode;
  readonly kinds: readonly Kind[];
  readonly value: SubjectValue<Kind>;
  readonly onChange: (value: SubjectValue<Kind>) => void;
  readonly error?: ReactNode;
}

export function SubjectField<Kind extends HolderKind | ItemKind>(props: SubjectFieldProps<Kind>) {
  const { label, kinds, value, onChange, error } = props;
  const t = useTranslations('quotas');
  const word = (kind: HolderKind | ItemKind) => t(`kind.${kind}`);
  const choose = (picked: { readonly id: string; readonly label: string } | null) =>
    onChange({ kind: value.kind, id: picked?.id ?? null, label: picked?.label ?? '' });
  return (
    <Input.Wrapper label={label} required error={error} labelElement="div">
      <Stack gap={8} mt={4}>
        <SegmentedControl
          fullWidth
          size="xs"
          data={kinds.map((kind) => ({ value: kind, label: word(kind) }))}
          value={value.kind}
          onChange={(kind) =>
            onChange({ kind: kinds.find((one) => one === kind) ?? value.kind, id: null, label: '' })
          }
        />
        <SubjectPicker kind={value.kind} value={value} choose={choose} />
      </Stack>
    </Input.Wrapper>
  );
}

export interface PickerProps {
  readonly kind: HolderKind | ItemKind;
  readonly value: SubjectValue<string>;
  readonly choose: (picked: { readonly id: string; readonly label: string } | null) => void;
}

/** One of a kind: dealers and products are searched, the others chosen from their tree. */
export function SubjectPicker(props: PickerProps) {
  const { kind } = props;
  if (kind === 'DEALER') return <DealerPicker {...props} />;
  if (kind === 'PRODUCT') return <ProductPicker {...props} />;
  return <NodePicker {...props} kind={kind} />;
}

function DealerPicker({ value, choose }: PickerProps) {
  const t = useTranslations('quotas.kind');
  const picked = value.id === null ? null : { id: value.id, label: value.label };
  return (
    <EntityPicker
      aria-label={t('DEALER')}
      placeholder={t('DEALER')}
      search={useDealerSearch(true)}
      value={picked}
      onChange={choose}
    />
  );
}

function ProductPicker({ value, choose }: PickerProps) {
  const t = useTranslations('quotas.kind');
  const picked = value.id === null ? null : { id: value.id, label: value.label };
  return (
    <EntityPicker
      aria-label={t('PRODUCT')}
      placeholder={t('PRODUCT')}
      search={useProductSearch()}
      value={picked}
      onChange={choose}
    />
  );
}

type NodeKind = 'REGION' | 'LEVEL' | 'CATEGORY';

function NodePicker(props: PickerProps & { readonly kind: NodeKind }) {
  const { kind, value, choose } = props;
  const t = useTranslations('quotas.kind');
  const trpc = useTRPC();
  const regions = useQuery({
    ...trpc.dealers.regions.list.queryOptions(),
    enabled: kind === 'REGION',
  });
  const levels = useQuery({
    ...trpc.dealers.levels.list.queryOptions(),
    enabled: kind === 'LEVEL',
  });
  const categories = useQuery({
    ...trpc.catalog.listCategories.queryOptions(),
    enabled: kind === 'CATEGORY',
  });
  const nodes = { REGION: regions.data, LEVEL: levels.data, CATEGORY: categories.data }[kind];
  return (
    <TreeSelect<PickableNode>
      aria-label={t(kind)}
      placeholder={t(kind)}
      nodes={nodes ?? []}
      value={value.id}
      onChange={(id) => choose(id === null ? null : { id, label: '' })}
    />
  );
}
