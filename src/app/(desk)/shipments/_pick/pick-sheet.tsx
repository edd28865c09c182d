'use client';
// One sheet of a pick list: where to, what, how many, and room to write what was found.
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormats } from '@/i18n/formats';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { useProductName } from '../../stock/_parts/product-name';
import classes from './pick-sheet.module.css';

type Line = ShipmentView['lines'][number];

interface Shared {
  readonly today: string;
  readonly showsStock: boolean;
}

export function ShipmentSheet(props: Shared & { readonly shipment: ShipmentView }) {
  const t = useTranslations('fulfilment');
  const formats = useFormats();
  const { shipment } = props;
  return (
    <Sheet
      {...props}
      title={shipment.number}
      lines={shipment.lines}
      facts={[
        [t('field.warehouse'), shipment.warehouseCode],
        [t('field.order'), shipment.orderNumber],
        [t('field.poNumber'), shipment.dealerPoNumber],
        [t('field.requestedOn'), shipment.requestedOn && formats.date(shipment.requestedOn)],
        [t('field.carrier'), shipment.carrier],
      ]}
    >
      <div className={classes.party}>
        <strong>
          {shipment.dealerName} ({shipment.dealerCode})
        </strong>
        {shipment.shipTo && <div>{shipment.shipTo}</div>}
        {shipment.note && <p className={classes.note}>{shipment.note}</p>}
      </div>
    </Sheet>
  );
}

export interface TotalSheetProps extends Shared {
  readonly warehouseCode: string;
  readonly lines: readonly Line[];
  readonly numbers: readonly string[];
}

export function TotalSheet(props: TotalSheetProps) {
  const t = useTranslations('fulfilment');
  const { numbers, warehouseCode } = props;
  return (
    <Sheet
      {...props}
      title={t('sheet.total')}
      facts={[
        [t('field.warehouse'), warehouseCode],
        [t('title'), t('sheet.shipments', { count: numbers.length })],
      ]}
    >
      <div className={classes.party}>{numbers.join(', ')}</div>
    </Sheet>
  );
}

interface SheetProps extends Shared {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string | null])[];
  readonly lines: readonly Line[];
  readonly children: ReactNode;
}

function Sheet({ title, facts, lines, today, showsStock, children }: SheetProps) {
  const t = useTranslations('fulfilment');
  const formats = useFormats();
  return (
    // On a phone it is wider than the window: the keyboard scrolls it too.
    <article className={classes.sheet} tabIndex={0}>
      <header className={classes.head}>
        <div>
          <div className={classes.kind}>{t('sheet.title')}</div>
          <h2 className={classes.title}>{title}</h2>
          <div className={classes.kind}>{formats.date(today)}</div>
        </div>
        <dl className={classes.facts}>
          {facts.map(([label, value]) =>
            value ? (
              <div key={label} style={{ display: 'contents' }}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ) : null,
          )}
        </dl>
      </header>
      {children}
      <SheetLines lines={lines.filter((line) => line.quantity > 0)} showsStock={showsStock} />
      <footer className={classes.signatures}>
        <span>{t('sheet.pickedBy')}</span>
        <span>{t('sheet.checkedBy')}</span>
      </footer>
    </article>
  );
}

function SheetLines(props: { readonly lines: readonly Line[]; readonly showsStock: boolean }) {
  const t = useTranslations('fulfilment');
  const formats = useFormats();
  const nameOf = useProductName();
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th>{t('lines.product')}</th>
          {props.showsStock && <th className={classes.end}>{t('lines.onHand')}</th>}
          <th className={classes.end}>{t('sheet.toPick')}</th>
          <th>{t('lines.unit')}</th>
          <th className={classes.blank}>{t('sheet.picked')}</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => (
          <tr key={line.id}>
            <td>
              <strong>{line.productCode}</strong> {nameOf(line)}
            </td>
            {props.showsStock && <td className={classes.end}>{formats.quantity(line.onHand)}</td>}
            <td className={classes.pick}>{formats.quantity(line.quantity)}</td>
            <td>{line.baseUnit}</td>
            <td className={classes.blank}>
              <span className={classes.box} aria-hidden />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
