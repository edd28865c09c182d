'use client';
// Adds or changes a node of a tree: code, names, and where it stands.
import { Modal, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, requiredText, useAppForm } from '@/ui/forms';
import { NamesFields, namesField, namesText, nameTexts } from './names-fields';
import { pathLabel, type TreeNode } from './tree-model';
import { TreeSelect } from './tree-select';

const schema = z.object({
  version: z.number().int(),
  code: requiredText(60),
  name: requiredText(200),
  names: namesField,
  parentId: z.string().nullable(),
});
type Values = z.input<typeof schema>;
export type NodeValues = z.output<typeof schema>;

/** What is open: a new node below a parent, or one that exists. */
export type OpenNode =
  | { readonly kind: 'new'; readonly parentId: string | null }
  | { readonly kind: 'edit'; readonly node: TreeNode };

export interface NodeDialogProps {
  readonly open: OpenNode | null;
  readonly onClose: () => void;
  readonly nodes: readonly TreeNode[];
  /** Titles of the dialog. */
  readonly words: { readonly add: string; readonly edit: string };
  readonly save: (open: OpenNode, values: NodeValues) => Promise<unknown>;
  /** Reads the tree anew, to compare after someone else's change. */
  readonly reload: () => Promise<readonly TreeNode[]>;
}

function valuesOf(open: OpenNode): Values {
  if (open.kind === 'new') {
    return { version: 0, code: '', name: '', names: nameTexts({}), parentId: open.parentId };
  }
  const { version, code, name, names, parentId } = open.node;
  return { version, code, name, names: nameTexts(names), parentId };
}

export function NodeDialog(props: NodeDialogProps) {
  const { open, onClose, words } = props;
  return (
    <Modal
      opened={open !== null}
      onClose={onClose}
      title={open?.kind === 'edit' ? words.edit : words.add}
      size="lg"
    >
      {open && <NodeForm {...props} open={open} />}
    </Modal>
  );
}

function NodeForm({ open, onClose, nodes, save, reload }: NodeDialogProps & { open: OpenNode }) {
  const t = useTranslations();
  const own = open.kind === 'edit' ? open.node.id : null;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parentText = (id: unknown) => {
    const parent = byId.get(String(id));
    return parent ? pathLabel(parent, byId, '') : '';
  };
  const state = useAppForm({
    schema,
    initialValues: valuesOf(open),
    onSubmit: (values) => save(open, values),
    onSaved: () => {
      notifyDone(t('common.form.saved'));
      onClose();
    },
    conflict: {
      load: async () => {
        const node = (await reload()).find((found) => found.id === own);
        return node ? valuesOf({ kind: 'edit', node }) : valuesOf(open);
      },
      fields: [
        { path: 'code', label: t('common.field.code') },
        { path: 'name', label: t('common.field.name') },
        { path: 'names', label: t('catalog.names.title'), format: namesText },
        { path: 'parentId', label: t('catalog.tree.parent'), format: parentText },
      ],
    },
  });
  const field = state.form.getInputProps;
  return (
    <AppForm state={state} guardsUnsaved={false}>
      <TextInput
        label={t('common.field.code')}
        required
        data-autofocus
        autoComplete="off"
        {...field('code')}
      />
      <TextInput label={t('common.field.name')} required autoComplete="off" {...field('name')} />
      <NamesFields field={field} />
      <TreeSelect
        label={t('catalog.tree.parent')}
        description={t('catalog.tree.parentHint')}
        placeholder={t('catalog.tree.top')}
        nodes={nodes}
        without={own}
        {...field('parentId')}
      />
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}
