'use client';
// Buttons of what this reader may do with the shipment now: its next step first, the rest behind.
import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconBan,
  IconDots,
  IconFileInvoice,
  IconHomeCheck,
  IconPackage,
  IconPrinter,
  IconSend,
  IconTruckDelivery,
  IconTruckReturn,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { LinkButton } from '@/ui/links';
import { ShipDialog } from './ship-dialog';
import { ShipmentQuestion, type AskedAct } from './shipment-question';

/** Quantities that are entered below the buttons. */
export type EntryKind = 'pick' | 'deliver';

export interface ShipmentActionsProps {
  readonly shipment: ShipmentView;
  readonly today: string;
  readonly isDealer: boolean;
  /** May let goods out past the dealer's credit. */
  readonly mayOverride: boolean;
  /** Opens the entry of quantities below. */
  readonly onEntry: (kind: EntryKind) => void;
}

type Step = AskedAct | EntryKind | 'ship';

/** One of them at most is possible in a state. */
const STEPS: readonly { readonly step: Step; readonly icon: Icon }[] = [
  { step: 'release', icon: IconSend },
  { step: 'pick', icon: IconPackage },
  { step: 'ship', icon: IconTruckDelivery },
  { step: 'deliver', icon: IconHomeCheck },
  { step: 'invoice', icon: IconFileInvoice },
];

export function ShipmentActions(props: ShipmentActionsProps) {
  const t = useTranslations('fulfilment.act');
  const { shipment, onEntry } = props;
  const [asked, setAsked] = useState<AskedAct | 'ship' | null>(null);
  const may = (action: string) => shipment.actions.includes(action);
  const steps = STEPS.filter(({ step }) => may(step));
  const begin = (step: Step) =>
    step === 'pick' || step === 'deliver' ? onEntry(step) : setAsked(step);
  const close = () => setAsked(null);
  const isHere = ['DRAFT', 'RELEASED', 'PICKED'].includes(shipment.status);
  return (
    <>
      {steps.map(({ step, icon: StepIcon }, index) => (
        <Button
          key={step}
          variant={index === 0 ? 'filled' : 'default'}
          leftSection={<StepIcon size={16} stroke={1.8} aria-hidden />}
          onClick={() => begin(step)}
        >
          {t(step)}
        </Button>
      ))}
      {may('return') && (
        <LinkButton
          variant="default"
          href={`/returns/new?order=${shipment.orderId}`}
          leftSection={<IconTruckReturn size={16} stroke={1.7} aria-hidden />}
        >
          {t('return')}
        </LinkButton>
      )}
      {isHere && !props.isDealer && (
        <LinkButton
          variant="default"
          href={`/shipments/pick-list?ids=${shipment.id}`}
          leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
        >
          {t('print')}
        </LinkButton>
      )}
      <LinkButton
        variant="default"
        href={`/shipments/delivery-notes?ids=${shipment.id}`}
        leftSection={<IconPrinter size={16} stroke={1.7} aria-hidden />}
      >
        {t('deliveryNote')}
      </LinkButton>
      {may('cancel') && <MoreMenu onCancel={() => setAsked('cancel')} />}
      {asked === 'ship' && may('ship') && <ShipDialog {...props} onClose={close} />}
      {asked !== null && asked !== 'ship' && (
        <ShipmentQuestion {...props} asked={asked} onClose={close} />
      )}
    </>
  );
}

function MoreMenu({ onCancel }: { readonly onCancel: () => void }) {
  const t = useTranslations('fulfilment.act');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('more')}>
          <IconDots size={17} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          color="red"
          leftSection={<IconBan size={16} stroke={1.7} aria-hidden />}
          onClick={onCancel}
        >
          {t('cancel')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
