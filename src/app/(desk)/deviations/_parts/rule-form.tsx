'use client';
// Adds or changes a rule of deviation.
import { Checkbox, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { useOrgCurrency } from '@/i18n/formats';
import { decimalText, percentText, rateFromPercent } from '@/kernel/decimal';
import { majorText } from '@/kernel/money';
import {
  DEVIATION_BASES,
  DEVIATION_MEASURES,
  DEVIATION_SPANS,
  type DeviationRuleView,
} from '@/server/modules/analytics/deviation-schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import {
  AppForm,
  DecimalInput,
  FormActions,
  MoneyInput,
  optionalDecimalField,
  optionalMoneyField,
  requiredText,
  useAppForm,
} from '@/ui/forms';
import { TreeSelect } from '../../_tree/tree-select';

interface RuleFormProps {
  readonly rule: DeviationRuleView | null;
  readonly onDone: () => void;
}

const schemaOf = (currency: string) =>
  z.object({
    version: z.number(),
    code: requiredText(60),
    name: requiredText(200),
    measure: z.enum(DEVIATION_MEASURES),
    basis: z.enum(DEVIATION_BASES),
    span: z.enum(DEVIATION_SPANS),
    centreId: z.string().nullable(),
    accountId: z.string().nullable(),
    amountMinor: optionalMoneyField(currency),
    /** As typed, in percent. */
    rate: optionalDecimalField(4),
    onlyUnfavourable: z.boolean(),
    dueDays: z.number().int().min(0).max(366),
    active: z.boolean(),
  });

function textsOf(
  rule: DeviationRuleView | null,
  currency: string,
): z.input<ReturnType<typeof schemaOf>> {
  const amount = rule?.amountMinor ?? null;
  return {
    version: rule?.version ?? 0,
    code: rule?.code ?? '',
    name: rule?.name ?? '',
    measure: rule?.measure ?? 'EXPENSE',
    basis: rule?.basis ?? 'BUDGET',
    span: rule?.span ?? 'PERIOD',
    centreId: rule?.centreId ?? null,
    accountId: rule?.accountId ?? null,
    amountMinor: amount === null ? '' : majorText(amount, currency),
    rate: rule ? (rule.rate === null ? '' : percentText(rule.rate)) : '10',
    onlyUnfavourable: rule?.onlyUnfavourable ?? true,
    dueDays: rule?.dueDays ?? 7,
    active: rule?.active ?? true,
  };
}

function useRuleForm({ rule, onDone }: RuleFormProps) {
  const t = useTranslations('deviations.ruleList');
  const currency = useOrgCurrency();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const write = useWrite(trpc.deviations.saveRule, { refresh: [trpc.deviations.pathFilter()] });
  return useAppForm({
    schema: schemaOf(currency),
    initialValues: textsOf(rule, currency),
    onSubmit: ({ rate, version, ...values }) =>
      write.mutateAsync({
        ...values,
        ...(rule ? { id: rule.id, version } : {}),
        rate: rate === null ? null : decimalText(rateFromPercent(rate)),
      }),
    onSaved: () => {
      notifyDone(t('saved'));
      onDone();
    },
    conflict: {
      load: async () => {
        const rules = await client.deviations.rules.query();
        return textsOf(rules.find(({ id }) => id === rule?.id) ?? null, currency);
      },
      fields: [
        { path: 'code', label: t('code') },
        { path: 'name', label: t('name') },
        { path: 'amountMinor', label: t('amount') },
        { path: 'rate', label: t('rate') },
        { path: 'dueDays', label: t('dueDays') },
      ],
    },
  });
}

export function RuleForm(props: RuleFormProps) {
  const t = useTranslations('deviations.ruleList');
  const all = useTranslations('deviations');
  const currency = useOrgCurrency();
  const state = useRuleForm(props);
  const field = state.form.getInputProps;
  const choices = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput label={t('code')} required data-autofocus {...field('code')} />
        <TextInput label={t('name')} required {...field('name')} />
        <Select
          label={t('measure')}
          allowDeselect={false}
          data={choices(DEVIATION_MEASURES, (value) => all(`measure.${value}`))}
          {...field('measure')}
        />
        <Select
          label={all('basisName')}
          allowDeselect={false}
          data={choices(DEVIATION_BASES, (value) => all(`basis.${value}`))}
          {...field('basis')}
        />
        <Select
          label={t('span')}
          allowDeselect={false}
          data={choices(DEVIATION_SPANS, (value) => all(`span.${value}`))}
          {...field('span')}
        />
        <NumberInput
          label={t('dueDays')}
          min={0}
          max={366}
          allowDecimal={false}
          {...field('dueDays')}
        />
        <MoneyInput label={t('amount')} currency={currency} {...field('amountMinor')} />
        <DecimalInput label={t('rate')} {...field('rate')} />
      </SimpleGrid>
      <Below field={field} />
      <Checkbox
        label={t('onlyUnfavourable')}
        {...field('onlyUnfavourable', { type: 'checkbox' })}
      />
      <Checkbox label={t('active')} {...field('active', { type: 'checkbox' })} />
      <FormActions onCancel={props.onDone} />
    </AppForm>
  );
}

/** Which part of the trees the rule looks at. */
function Below({
  field,
}: {
  readonly field: ReturnType<typeof useRuleForm>['form']['getInputProps'];
}) {
  const t = useTranslations('deviations.ruleList');
  const trpc = useTRPC();
  const centres = useQuery(trpc.centres.list.queryOptions({ on: null }));
  const accounts = useQuery(trpc.centres.accounts.list.queryOptions());
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <TreeSelect
        label={t('centre')}
        placeholder={t('anywhere')}
        nodes={centres.data ?? []}
        {...field('centreId')}
      />
      <TreeSelect
        label={t('account')}
        placeholder={t('anywhere')}
        nodes={accounts.data ?? []}
        {...field('accountId')}
      />
    </SimpleGrid>
  );
}
