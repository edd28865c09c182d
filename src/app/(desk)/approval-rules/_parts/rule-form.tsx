'use client';
// Adds or changes a rule: which documents, under which conditions, and who decides in which order.
import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useOrgCurrency } from '@/i18n/formats';
import { DOC_KINDS, type DocKind, type RuleView } from '@/server/modules/approvals/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, MoneyInput, useAppForm } from '@/ui/forms';
import { ConfirmAction } from '@/ui/states';
import { TreeSelect } from '../../_tree/tree-select';
import { StepsField } from './steps-field';
import { ruleSchema, ruleTexts } from './rule-values';
import { hasTags, useTagChoices } from './use-tags';

interface RuleFormProps {
  readonly rule: RuleView | null;
  readonly onDone: () => void;
}

function useRuleForm({ rule, onDone }: RuleFormProps) {
  const t = useTranslations('approvals');
  const f = useTranslations('common.field');
  const currency = useOrgCurrency();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const refresh = [trpc.approvals.pathFilter()];
  const create = useWrite(trpc.approvals.createRule, { refresh });
  const update = useWrite(trpc.approvals.updateRule, { refresh });
  return useAppForm({
    schema: ruleSchema(currency),
    initialValues: ruleTexts(rule, currency),
    onSubmit: (values) =>
      rule ? update.mutateAsync({ ...values, id: rule.id }) : create.mutateAsync(values),
    onSaved: () => {
      notifyDone(t('rules.saved'));
      onDone();
    },
    conflict: {
      load: async () => {
        const { rules } = await client.approvals.rules.query();
        return ruleTexts(rules.find(({ id }) => id === rule?.id) ?? null, currency);
      },
      fields: [
        { path: 'code', label: f('code') },
        { path: 'name', label: f('name') },
        { path: 'priority', label: t('rules.priority') },
        { path: 'amountFromMinor', label: t('rules.amountFrom') },
        { path: 'amountToMinor', label: t('rules.amountTo') },
      ],
    },
  });
}

export function RuleForm(props: RuleFormProps) {
  const { rule, onDone } = props;
  const t = useTranslations('approvals');
  const f = useTranslations('common.field');
  const currency = useOrgCurrency();
  const state = useRuleForm(props);
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput label={f('code')} required data-autofocus {...field('code')} />
        <TextInput label={f('name')} required {...field('name')} />
        <Select
          label={t('kind')}
          data={DOC_KINDS.map((kind) => ({ value: kind, label: t(`docKind.${kind}`) }))}
          allowDeselect={false}
          checkIconPosition="right"
          {...field('docKind')}
          onChange={(kind) => {
            const docKind = DOC_KINDS.find((one) => one === kind);
            if (!docKind) return;
            // What another kind was kept to would be asked of this one, unseen.
            state.form.setValues({ docKind, tags: [] });
          }}
        />
        <NumberInput
          label={t('rules.priority')}
          description={t('rules.priorityHint')}
          min={1}
          max={9999}
          allowDecimal={false}
          {...field('priority')}
        />
        <MoneyInput
          label={t('rules.amountFrom')}
          description={t('rules.amountHint')}
          currency={currency}
          {...field('amountFromMinor')}
        />
        <MoneyInput
          label={t('rules.amountTo')}
          description={t('rules.amountHint')}
          currency={currency}
          {...field('amountToMinor')}
        />
      </SimpleGrid>
      <Scope field={field} docKind={state.form.values.docKind} />
      <StepsField
        value={state.form.getValues().steps}
        onChange={(steps) => state.form.setFieldValue('steps', steps)}
        errors={state.form.errors}
      />
      <Group gap="lg">
        <Checkbox label={t('rules.active')} {...field('active', { type: 'checkbox' })} />
        <Checkbox label={t('rules.allowRepeat')} {...field('allowRepeat', { type: 'checkbox' })} />
      </Group>
      {rule && <RemoveRule rule={rule} onDone={onDone} />}
      <FormActions onCancel={onDone} />
    </AppForm>
  );
}

interface ScopeProps {
  readonly field: ReturnType<typeof useRuleForm>['form']['getInputProps'];
  readonly docKind: DocKind;
}

/** Which centres, types and accounts the rule is kept to. */
function Scope({ field, docKind }: ScopeProps) {
  const t = useTranslations('approvals');
  const trpc = useTRPC();
  const centres = useQuery(trpc.centres.list.queryOptions({ on: null }));
  const tags = useTagChoices(docKind);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <TreeSelect
        label={t('centre')}
        description={t('rules.centreHint')}
        nodes={centres.data ?? []}
        {...field('centreId')}
      />
      {hasTags(docKind) && (
        <MultiSelect
          label={t('rules.accounts')}
          description={t('rules.accountsHint')}
          searchable
          clearable
          data={tags}
          {...field('tags')}
        />
      )}
    </SimpleGrid>
  );
}

function RemoveRule({ rule, onDone }: { readonly rule: RuleView; readonly onDone: () => void }) {
  const t = useTranslations('approvals.rules');
  const trpc = useTRPC();
  const [isAsked, setAsked] = useState(false);
  const remove = useWrite(trpc.approvals.removeRule, { refresh: [trpc.approvals.pathFilter()] });
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="compact-sm"
        w="fit-content"
        onClick={() => setAsked(true)}
      >
        {t('remove')}
      </Button>
      <ConfirmAction
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={t('removeTitle', { name: rule.name })}
        text={t('removeText')}
        confirmLabel={t('remove')}
        tone="danger"
        onConfirm={async () => {
          await remove.mutateAsync({ id: rule.id, version: rule.version });
          notifyDone(t('removed'));
          onDone();
        }}
      />
    </>
  );
}
