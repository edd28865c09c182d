'use client';
// The states that ticked products can be put into, with a reason for the trail. One that somebody
// changed meanwhile stays as it is and stays ticked: the dialog says who changed what.
import { Button, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Refused } from '@/kernel/batch';
import {
  PRODUCT_STATUSES,
  type ProductRow,
  type ProductStatus,
} from '@/server/modules/catalog/schemas';
import { useTRPC, useWrite } from '@/trpc/client';
import { notifyDone } from '@/ui/feedback';
import { ConfirmAction, useStatusLabel } from '@/ui/states';
import type { Selection } from '@/ui/tables';
import { RefusedList } from '../../_batch/refused-list';

/** A wish as it was when its dialog opened: the list may read newer rows behind it. */
interface Wish {
  readonly status: ProductStatus;
  readonly products: readonly ProductRow[];
}

/** What of a wish was refused; outlives the question, which closes when it is answered. */
interface Refusals {
  readonly wish: Wish;
  readonly refused: readonly Refused[];
}

export interface StatusActionsProps {
  readonly chosen: readonly ProductRow[];
  readonly selection: Selection;
}

export function StatusActions({ chosen, selection }: StatusActionsProps) {
  const t = useTranslations('catalog.product');
  const statusLabel = useStatusLabel();
  const [wish, setWish] = useState<Wish | null>(null);
  const [late, setLate] = useState<Refusals | null>(null);
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default" rightSection={<IconChevronDown size={14} />}>
            {t('setStatus')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PRODUCT_STATUSES.map((status) => (
            <Menu.Item key={status} onClick={() => setWish({ status, products: chosen })}>
              {statusLabel(status)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {wish && (
        <Question
          wish={wish}
          onClose={() => setWish(null)}
          onDone={(refused) => {
            selection.set(refused.map(({ id }) => id));
            if (refused.length > 0) setLate({ wish, refused });
          }}
        />
      )}
      {late && <Late {...late} onClose={() => setLate(null)} />}
    </>
  );
}

interface QuestionProps {
  readonly wish: Wish;
  readonly onClose: () => void;
  readonly onDone: (refused: readonly Refused[]) => void;
}

function Question({ wish: { status, products }, onClose, onDone }: QuestionProps) {
  const t = useTranslations('catalog.product');
  const trpc = useTRPC();
  const statusLabel = useStatusLabel();
  const change = useWrite(trpc.catalog.changeProductStatus, {
    refresh: [trpc.catalog.pathFilter()],
  });
  return (
    <ConfirmAction
      opened
      onClose={onClose}
      title={t('setStatusTitle', { count: products.length, status: statusLabel(status) })}
      text={t('setStatusText')}
      confirmLabel={statusLabel(status)}
      reason="optional"
      onConfirm={async (reason) => {
        const seen = products.map(({ id, version }) => ({ id, version }));
        const input = { products: seen, status, reason: reason === '' ? null : reason };
        const { changed, refused } = await change.mutateAsync(input);
        if (changed > 0 || refused.length === 0) notifyDone(t('statusSet', { count: changed }));
        onDone(refused);
      }}
    />
  );
}

interface LateProps extends Refusals {
  readonly onClose: () => void;
}

function Late({ wish: { status, products }, refused, onClose }: LateProps) {
  const t = useTranslations('catalog.product');
  const common = useTranslations('common.action');
  const statusLabel = useStatusLabel();
  const codes = new Map(products.map(({ id, code }) => [id, code]));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('statusNotSetTitle', { count: refused.length, status: statusLabel(status) })}
    >
      <Stack gap="md">
        <Text size="sm" role="status">
          {t('statusNotSet')}
        </Text>
        <RefusedList refused={refused} nameOf={(id) => codes.get(id) ?? ''} />
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {common('close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
