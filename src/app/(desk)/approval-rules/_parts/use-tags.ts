'use client';
// What a rule can be kept to besides amount and centre: types of expenses and accounts, by name.
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { localName } from '@/kernel/local-names';
import type { DocKind } from '@/server/modules/approvals/schemas';
import { useTRPC } from '@/trpc/client';

/** Which of them a kind of document has. */
const OFFERED: Readonly<Record<DocKind, readonly ('types' | 'accounts')[]>> = {
  BUDGET: [],
  BUDGET_CHANGE: ['accounts'],
  EXPENSE_REQUEST: ['types', 'accounts'],
  ORDER: [],
};

export const hasTags = (docKind: DocKind): boolean => OFFERED[docKind].length > 0;

interface Named {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly names: Readonly<Record<string, string | undefined>>;
}

function useTags(): Record<'types' | 'accounts', readonly Named[]> {
  const trpc = useTRPC();
  const types = useQuery(trpc.expenses.types.queryOptions());
  const accounts = useQuery(trpc.centres.accounts.list.queryOptions());
  return { types: types.data ?? [], accounts: accounts.data ?? [] };
}

/** What may be chosen for a kind of document, group by group. */
export function useTagChoices(docKind: DocKind) {
  const t = useTranslations('approvals.rules.tags');
  const locale = useLocale();
  const tags = useTags();
  return OFFERED[docKind].map((group) => ({
    group: t(group),
    items: tags[group].map((tag) => ({
      value: tag.id,
      label: `${tag.code} ${localName(tag, locale)}`,
    })),
  }));
}

/** The name of a tag; undefined where there is none of it any more. */
export function useTagName(): (id: string) => string | undefined {
  const locale = useLocale();
  const { types, accounts } = useTags();
  const known = new Map([...types, ...accounts].map((tag) => [tag.id, localName(tag, locale)]));
  return (id) => known.get(id);
}
