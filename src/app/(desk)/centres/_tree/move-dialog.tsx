'use client';
// Moves a centre with everything below it, from a day on: what was before stays on record.
import { Modal, Text, Textarea } from '@mantine/core';
import { useLocale, useTranslations } from 'next-intl';
import { z } from 'zod';
import { localName } from '@/kernel/local-names';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { AppForm, DateField, dateField, FormActions, optionalText, useAppForm } from '@/ui/forms';
import { TreeSelect } from '../../_tree/tree-select';
import type { CentreNode } from './centre-model';

const schema = z.object({
  parentId: z.string().nullable(),
  from: dateField(),
  reason: optionalText(500),
});

interface MoveDialogProps {
  readonly node: CentreNode | null;
  readonly nodes: readonly CentreNode[];
  readonly today: string;
  readonly onClose: () => void;
}

export function MoveDialog(props: MoveDialogProps) {
  const t = useTranslations('centres');
  const locale = useLocale();
  const { node, onClose } = props;
  return (
    <Modal
      opened={node !== null}
      onClose={onClose}
      title={node ? t('moveOne', { name: localName(node, locale) }) : ''}
      size="lg"
    >
      {node && <MoveForm {...props} node={node} />}
    </Modal>
  );
}

function MoveForm({ node, nodes, today, onClose }: MoveDialogProps & { node: CentreNode }) {
  const t = useTranslations('centres');
  const all = useTranslations();
  const trpc = useTRPC();
  const move = useWrite(trpc.centres.move, { refresh: [trpc.centres.pathFilter()] });
  const state = useAppForm({
    schema,
    initialValues: { parentId: node.parentId, from: today, reason: '' },
    onSubmit: ({ reason, ...values }) =>
      move.mutateAsync({ ...values, id: node.id, version: node.version, reason: reason ?? '' }),
    onSaved: () => {
      notifyDone(t('moved'));
      onClose();
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <Text size="sm" c="dimmed">
        {t('moveText')}
      </Text>
      <TreeSelect
        label={t('newPlace')}
        description={all('catalog.tree.parentHint')}
        placeholder={all('catalog.tree.top')}
        nodes={nodes}
        without={node.id}
        {...field('parentId')}
      />
      <DateField
        label={t('moveFrom')}
        description={t('moveFromHint')}
        maxDate={today}
        required
        {...field('from')}
      />
      <Textarea label={all('common.field.reason')} autosize minRows={2} {...field('reason')} />
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}
