'use client';
// A claim as it is typed: what was spent of an approved request, each line with its proof.
import {
  ActionIcon,
  Button,
  Card,
  Group,
  Select,
  SimpleGrid,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useIsMutating, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useMemo, useRef } from 'react';
import { useFormats } from '@/i18n/formats';
import { localName } from '@/kernel/local-names';
import { useTRPC } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DateField, EntityPicker, FormActions, MoneyInput, useAppForm } from '@/ui/forms';
import { PageHeader } from '@/ui/shell';
import { SectionCard } from '../../_frame/section-card';
import classes from '../../expenses/_form/form.module.css';
import { useDealerSearch } from '../../orders/_pickers/use-searches';
import { useExpenseActs } from '../../expenses/_parts/use-expense-write';
import { linesText, schemaFor, valuesOf, type ClaimFormProps } from './claim-values';
import { EVIDENCE, EvidenceField } from './evidence-field';

const FRESH = { staleTime: 0 };

function useClaimForm(props: ClaimFormProps) {
  const t = useTranslations('expenses.claim');
  const router = useRouter();
  const field = useTranslations('expenses.field');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const acts = useExpenseActs();
  const { request, claim, currency } = props;
  const schema = useMemo(() => schemaFor(currency), [currency]);
  const isDraft = useRef(false);
  const claimId = claim?.id ?? null;
  const saved = useRef({ claimId, version: 0 });
  const state = useAppForm({
    schema,
    initialValues: valuesOf(props),
    onSubmit: async ({ version, note, lines }) => {
      // A draft that could be saved but not submitted is newer than what the form began with.
      const newest = Math.max(version, saved.current.version);
      const done = await acts.saveClaim.mutateAsync({
        claimId: saved.current.claimId,
        version: newest || null,
        requestId: request.id,
        note,
        lines: lines.map((line) => ({
          ...line,
          dealerId: line.dealerId?.id ?? null,
          fileIds: line.fileIds.map(({ id }) => id),
        })),
      });
      saved.current = { claimId: done.claimId, version: done.version };
      return isDraft.current ? done : acts.submitClaim.mutateAsync(done);
    },
    conflict: {
      load: async () => {
        const options = trpc.expenses.claim.queryOptions({ claimId: claimId ?? '' }, FRESH);
        return valuesOf({ ...props, claim: await queries.fetchQuery(options) });
      },
      fields: [
        { path: 'note', label: field('note') },
        { path: 'lines', label: t('lines'), format: linesText },
      ],
    },
    onSaved: ({ claimId: id, number, status }) => {
      notifyDone(t(status === 'DRAFT' ? 'saved' : 'submitted', { number }));
      router.push(`/claims/${id}`);
    },
  });
  const saveDraft = async () => {
    isDraft.current = true;
    await state.submit().finally(() => {
      isDraft.current = false;
    });
  };
  return { state, saveDraft };
}

export function ClaimForm(props: ClaimFormProps) {
  const t = useTranslations('expenses');
  const router = useRouter();
  const { request, claim, today } = props;
  const { state, saveDraft } = useClaimForm(props);
  const { form } = state;
  const isSending = useIsMutating({ mutationKey: EVIDENCE }) > 0;
  const add = () =>
    form.insertListItem('lines', {
      ...{ expenseLineId: request.lines[0]?.id ?? '', occurredOn: today, reference: '' },
      ...{ description: '', claimedMinor: '', fileIds: [], dealerId: null },
    });
  return (
    <>
      <PageHeader
        title={claim ? `${t('claim.edit')} ${claim.number}` : t('claim.new')}
        crumbs={[
          { label: t('title'), href: '/expenses' },
          { label: request.number, href: `/expenses/${request.id}` },
        ]}
      />
      <AppForm state={state} isBusy={isSending}>
        <SectionCard title={t('claim.lines')} text={request.title}>
          {form.values.lines.map((_, index) => (
            // Rows have no identity of their own; all inputs are controlled by their place.
            // oxlint-disable-next-line react/no-array-index-key
            <ClaimLineCard key={index} {...props} form={form} index={index} />
          ))}
          <Group>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} stroke={2} aria-hidden />}
              onClick={add}
            >
              {t('form.addLine')}
            </Button>
          </Group>
          <Textarea label={t('field.note')} autosize minRows={2} {...form.getInputProps('note')} />
        </SectionCard>
        <FormActions submitLabel={t('claim.submit')} onCancel={() => router.back()}>
          <Button
            variant="default"
            disabled={state.isPending || isSending}
            onClick={() => void saveDraft()}
          >
            {t('claim.save')}
          </Button>
        </FormActions>
      </AppForm>
    </>
  );
}

interface LineProps extends ClaimFormProps {
  readonly form: ReturnType<typeof useClaimForm>['state']['form'];
  readonly index: number;
}

function ClaimLineCard({ request, currency, today, form, index }: LineProps) {
  const t = useTranslations('expenses');
  const locale = useLocale();
  const formats = useFormats();
  const search = useDealerSearch(false);
  const values = form.values.lines[index];
  const line = request.lines.find((one) => one.id === values?.expenseLineId);
  const field = (name: string) => form.getInputProps(`lines.${index}.${name}`);
  const data = request.lines.map((one) => ({
    value: one.id,
    label: [`${one.lineNo} · ${localName(one.type, locale)}`, one.dealer?.name]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Card withBorder padding="sm" className={classes.line}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
        <Select
          label={t('field.line')}
          allowDeselect={false}
          data={data}
          {...field('expenseLineId')}
        />
        <MoneyInput
          label={t('field.amount')}
          required
          currency={currency}
          description={
            line && t('claim.left', { amount: formats.money(line.claimableMinor, currency) })
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...field('claimedMinor')}
        />
        <DateField
          label={t('field.occurredOn')}
          required
          maxDate={today}
          {...field('occurredOn')}
        />
        <TextInput
          label={t('field.reference')}
          required={line?.type.needsReference ?? false}
          {...field('reference')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: line && !line.dealer ? 2 : 1 }} spacing="sm" mt="sm">
        <TextInput label={t('field.description')} {...field('description')} />
        {line && !line.dealer && (
          // Approved for nobody in particular: credit and goods need to know whose they are.
          <EntityPicker
            label={t('field.dealer')}
            required={line.type.needsDealer}
            clearable
            search={search}
            {...field('dealerId')}
          />
        )}
      </SimpleGrid>
      <Group mt="sm" mb={4} justify="space-between">
        <Text size="sm" fw={500}>
          {t('claim.evidence')}
        </Text>
        {line && line.type.evidenceMin > 0 && (
          <Text size="xs" c="dimmed">
            {t('claim.needs', {
              files: values?.fileIds.length ?? 0,
              needed: line.type.evidenceMin,
            })}
          </Text>
        )}
      </Group>
      <EvidenceField
        value={values?.fileIds ?? []}
        onChange={(change) => form.setFieldValue(`lines.${index}.fileIds`, change)}
      />
      <Group justify="flex-end" mt={6}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('form.removeLine', { line: index + 1 })}
          onClick={() => form.removeListItem('lines', index)}
        >
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      </Group>
    </Card>
  );
}
