'use client';
// Adds or changes a node of a tree: code, names, and where it stands.
import { Modal, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { notifyDone } from '@/ui/feedback';
import { AppForm, FormActions, requiredText, useAppForm } from '@/ui/forms';
import { NamesFields, namesField, namesText, nameTexts, type FieldProps } from './names-fields';
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
export type NodeValues = z.output<typeof schema> & Readonly<Record<string, unknown>>;

/** Fields of one kind of tree beside code, names and place. */
export interface OwnFields<N extends TreeNode> {
  readonly shape: Readonly<Record<string, z.ZodType>>;
  /** What the form begins with; for a new node, of the one above it. */
  readonly values: (node: N | null, parent: N | null) => Readonly<Record<string, unknown>>;
  readonly render: (field: FieldProps) => ReactNode;
  readonly compare: readonly {
    readonly path: string;
    readonly label: string;
    readonly format?: (value: unknown) => string;
  }[];
  /** Where an existing node stands is changed elsewhere. */
  readonly isPlaceFixed?: boolean;
}

/** What is open: a new node below a parent, or one that exists. */
export type OpenNode<N extends TreeNode = TreeNode> =
  | { readonly kind: 'new'; readonly parentId: string | null }
  | { readonly kind: 'edit'; readonly node: N };

export interface NodeDialogProps<N extends TreeNode = TreeNode> {
  readonly open: OpenNode<N> | null;
  readonly onClose: () => void;
  readonly nodes: readonly N[];
  /** Titles of the dialog. */
  readonly words: { readonly add: string; readonly edit: string };
  readonly own?: OwnFields<N>;
  readonly save: (open: OpenNode<N>, values: NodeValues) => Promise<unknown>;
  /** Reads the tree anew, to compare after someone else's change. */
  readonly reload: () => Promise<readonly N[]>;
}

function valuesOf(open: OpenNode): Values {
  if (open.kind === 'new') {
    return { version: 0, code: '', name: '', names: nameTexts({}), parentId: open.parentId };
  }
  const { version, code, name, names, parentId } = open.node;
  return { version, code, name, names: nameTexts(names), parentId };
}

export function NodeDialog<N extends TreeNode>(props: NodeDialogProps<N>) {
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

type FormProps<N extends TreeNode> = NodeDialogProps<N> & { readonly open: OpenNode<N> };

function NodeForm<N extends TreeNode>(props: FormProps<N>) {
  const { open, onClose, nodes, save, reload, own: more } = props;
  const t = useTranslations();
  const own = open.kind === 'edit' ? open.node.id : null;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const formValues = (of: OpenNode<N>): Values => {
    const node = of.kind === 'edit' ? of.node : null;
    const parent = of.kind === 'new' ? (byId.get(of.parentId ?? '') ?? null) : null;
    return { ...valuesOf(of), ...more?.values(node, parent) };
  };
  const parentText = (id: unknown) => {
    const parent = byId.get(String(id));
    return parent ? pathLabel(parent, byId, '') : '';
  };
  const state = useAppForm({
    // The fields of one kind are reached by their paths only.
    schema: schema.extend(more?.shape ?? {}) as unknown as typeof schema,
    initialValues: formValues(open),
    onSubmit: (values) => save(open, values),
    onSaved: () => {
      notifyDone(t('common.form.saved'));
      onClose();
    },
    conflict: {
      load: async () => {
        const node = (await reload()).find((found) => found.id === own);
        return formValues(node ? { kind: 'edit', node } : open);
      },
      fields: [
        { path: 'code', label: t('common.field.code') },
        { path: 'name', label: t('common.field.name') },
        { path: 'names', label: t('catalog.names.title'), format: namesText },
        { path: 'parentId', label: t('catalog.tree.parent'), format: parentText },
        ...(more?.compare ?? []).map((one) => ({ ...one, path: one.path as 'code' })),
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
      {more?.render(field)}
      {!(more?.isPlaceFixed && own) && (
        <TreeSelect
          label={t('catalog.tree.parent')}
          description={t('catalog.tree.parentHint')}
          placeholder={t('catalog.tree.top')}
          nodes={nodes}
          without={own}
          {...field('parentId')}
        />
      )}
      <FormActions onCancel={onClose} />
    </AppForm>
  );
}
