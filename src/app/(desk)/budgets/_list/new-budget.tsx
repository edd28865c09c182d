'use client';
// A new version: from nothing, from another version or from what a year has spent.
import { Group, Modal, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { z } from 'zod';
import { rateFromPercent, decimalText } from '@/kernel/decimal';
import type { BudgetItem } from '@/server/modules/budgets/version-schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import {
  AppForm,
  DecimalInput,
  FormActions,
  optionalText,
  requiredText,
  useAppForm,
} from '@/ui/forms';
import { useTrees } from '../_parts/use-trees';

interface NewBudgetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly budgets: readonly BudgetItem[];
}

const FIRST: Values['kind'] = 'EMPTY';

export function NewBudget({ opened, onClose, budgets }: NewBudgetProps) {
  const t = useTranslations('budgets');
  return (
    <Modal opened={opened} onClose={onClose} title={t('new')} size="lg">
      <NewForm onClose={onClose} budgets={budgets} />
    </Modal>
  );
}

const schema = z.object({
  yearId: requiredText(),
  name: requiredText(200),
  note: optionalText(),
  kind: z.enum(['EMPTY', 'VERSION', 'ACTUALS']),
  fromBudget: z.string().nullable(),
  fromYear: z.string().nullable(),
  percent: z.string().regex(/^\d{1,4}(\.\d{1,4})?$/, 'budgets.badRate'),
});
type Values = z.output<typeof schema>;

function sourceOf({ kind, fromBudget, fromYear, percent }: Values) {
  const factor = decimalText(rateFromPercent(percent));
  if (kind === 'VERSION') return { kind, budgetId: fromBudget ?? '', factor };
  if (kind === 'ACTUALS') return { kind, yearId: fromYear ?? '', factor };
  return { kind };
}

function NewForm({ onClose, budgets }: Omit<NewBudgetProps, 'opened'>) {
  const t = useTranslations('budgets');
  const trpc = useTRPC();
  const router = useRouter();
  const trees = useTrees();
  const years = (trees?.years ?? []).map(({ id, code }) => ({ value: id, label: code }));
  const versions = budgets.map(({ id, name, yearCode, versionNo }) => {
    return { value: id, label: `${yearCode} · ${name} · ${t('versionNo', { no: versionNo })}` };
  });
  const write = useWrite(trpc.budgets.create, { refresh: [trpc.budgets.list.queryFilter()] });
  const state = useAppForm({
    schema,
    initialValues: {
      ...{ yearId: '', name: '', note: '', kind: FIRST },
      ...{ fromBudget: null as string | null, fromYear: null as string | null, percent: '100' },
    },
    onSubmit: ({ yearId, name, note, ...source }) =>
      write.mutateAsync({ yearId, name, note, source: sourceOf(source as Values) }),
    onSaved: ({ id }) => router.push(`/budgets/${id}`),
  });
  const field = state.form.getInputProps;
  const { kind } = state.form.values;
  return (
    <AppForm state={state}>
      <Select label={t('year')} required data={years} allowDeselect={false} {...field('yearId')} />
      <TextInput label={t('name')} required {...field('name')} />
      <Radio.Group label={t('from')} {...field('kind')}>
        <Stack gap={6} mt={6}>
          {(['EMPTY', 'VERSION', 'ACTUALS'] as const).map((one) => (
            <Radio key={one} value={one} label={t(`source.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {kind !== 'EMPTY' && (
        <Group align="flex-start" grow preventGrowOverflow={false}>
          {kind === 'VERSION' ? (
            <Select
              label={t('fromBudget')}
              required
              data={versions}
              allowDeselect={false}
              {...field('fromBudget')}
            />
          ) : (
            <Select
              label={t('fromYear')}
              required
              data={years}
              allowDeselect={false}
              {...field('fromYear')}
            />
          )}
          <DecimalInput label={t('percent')} maw={140} {...field('percent')} />
        </Group>
      )}
      <Textarea label={t('note')} autosize minRows={2} {...field('note')} />
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}
