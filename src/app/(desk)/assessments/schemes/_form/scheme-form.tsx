'use client';
// A scheme: whom it judges and how often, by which indicators, and what a score is called.
import { Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { readsBudgets, type Saved, type SchemeView } from '@/server/modules/assessments/schemas';
import { useTRPC, useTRPCClient, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, useAppForm } from '@/ui/forms';
import { SectionCard } from '../../../_frame/section-card';
import { GradeFields } from './grade-fields';
import { IndicatorFields } from './indicator-fields';
import { TellingFields } from './telling-fields';
import { EMPTY, schemeSchema, toInput, toValues } from './scheme-values';

export interface SchemeFormProps {
  /** null: a new one. */
  readonly scheme: SchemeView | null;
  readonly mayWrite: boolean;
}

function useSave(scheme: SchemeView | null) {
  const t = useTranslations('assessments');
  const router = useRouter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = { refresh: [trpc.assessments.pathFilter()] };
  const create = useWrite(trpc.assessments.createScheme, options);
  const change = useWrite(trpc.assessments.changeScheme, options);
  return useAppForm({
    schema: schemeSchema,
    initialValues: scheme ? toValues(scheme) : EMPTY,
    onSubmit: async (values): Promise<Saved & { code: string }> => {
      const input = toInput(values);
      const saved = scheme
        ? await change.mutateAsync({ ...input, id: scheme.id, version: values.version })
        : await create.mutateAsync(input);
      return { ...saved, code: input.code };
    },
    onSaved: ({ code }) => {
      notifyDone(t('schemes.saved', { code }));
      router.push('/assessments/schemes');
    },
    ...(scheme && {
      conflict: {
        load: async () => toValues(await client.assessments.scheme.query({ id: scheme.id })),
        fields: [
          { path: 'name', label: t('field.name') },
          { path: 'frequency', label: t('field.frequency') },
          { path: 'noBasis', label: t('field.noBasis') },
          { path: 'indicators', label: t('form.indicators') },
          { path: 'grades', label: t('form.grades') },
          { path: 'recipientRoles', label: t('field.recipientRoles') },
          { path: 'mailsReport', label: t('field.mailsReport') },
        ],
      },
    }),
  });
}

export function SchemeForm({ scheme, mayWrite }: SchemeFormProps) {
  const t = useTranslations('assessments');
  const router = useRouter();
  const state = useSave(scheme);
  const { form } = state;
  return (
    <AppForm state={state} guardsUnsaved={mayWrite}>
      <fieldset disabled={!mayWrite} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Stack gap="md">
          <SectionCard title={t('form.basics')} text={t('form.basicsText')}>
            <Basics form={form} />
          </SectionCard>
          <SectionCard title={t('form.indicators')} text={t('form.indicatorsText')}>
            <IndicatorFields form={form} />
          </SectionCard>
          <SectionCard title={t('form.grades')} text={t('form.gradesText')}>
            <GradeFields form={form} />
          </SectionCard>
          <SectionCard title={t('form.telling')} text={t('form.tellingText')}>
            <TellingFields form={form} mayWrite={mayWrite} />
          </SectionCard>
        </Stack>
      </fieldset>
      {mayWrite && <FormActions onCancel={() => router.back()} />}
    </AppForm>
  );
}

interface BasicsProps {
  readonly form: ReturnType<typeof useSave>['form'];
}

function Basics({ form }: BasicsProps) {
  const t = useTranslations('assessments');
  const field = form.getInputProps;
  const reads = readsBudgets(form.values.indicators.map(({ indicator }) => indicator));
  const choices = <K extends string>(
    prefix: 'kind' | 'frequency' | 'noBasis',
    keys: readonly K[],
  ) => keys.map((value) => ({ value, label: t(`${prefix}.${value}` as 'kind.DEALER') }));
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label={t('field.code')} required maxLength={60} {...field('code')} />
        <TextInput label={t('field.name')} required maxLength={200} {...field('name')} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput label={t('field.nameEn')} {...field('nameEn')} />
        <TextInput label={t('field.nameHans')} {...field('nameHans')} />
        <TextInput label={t('field.nameHant')} {...field('nameHant')} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={t('field.subjectKind')}
          allowDeselect={false}
          data={choices('kind', ['DEALER', 'CENTRE'])}
          {...field('subjectKind')}
        />
        <Select
          label={t('field.noBasis')}
          allowDeselect={false}
          data={choices('noBasis', ['EXCLUDE', 'ZERO'])}
          {...field('noBasis')}
        />
        <Select
          label={t('field.frequency')}
          description={reads ? t('field.frequencyOfBudgets') : t('field.frequencyHint')}
          allowDeselect={false}
          data={choices('frequency', ['MONTH', 'QUARTER', 'YEAR', 'NONE'])}
          {...field('frequency')}
        />
        <NumberInput
          label={t('field.delayDays')}
          description={t('field.delayHint')}
          min={0}
          max={366}
          disabled={form.values.frequency === 'NONE'}
          {...field('delayDays')}
        />
      </SimpleGrid>
      <Group>
        <Checkbox
          label={t('field.active')}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
      </Group>
    </Stack>
  );
}
