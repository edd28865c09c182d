'use client';
// One sheet of paper per shipment: where to find what, how many, and room to write.
import { Button, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/i18n/formats';
import type { ShipmentView } from '@/server/modules/fulfilment/schemas';
import { useTRPC } from '@/trpc/client';
import { PageHeader } from '@/ui/shell';
import { ErrorState, LoadingPage } from '@/ui/states';
import { ProductName } from '../../stock/_parts/product-name';
import classes from './pick-lists.module.css';

export function PickLists({ shipmentIds }: { readonly shipmentIds: readonly string[] }) {
  const t = useTranslations('fulfilment');
  const query = useQuery(
    useTRPC().fulfilment.pickList.queryOptions({ shipmentIds: [...shipmentIds] }),
  );
  if (query.isPending) return <LoadingPage />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <div className={classes.screenOnly}>
        <PageHeader
          title={t('pick.title')}
          crumbs={[{ label: t('title'), href: '/shipments' }]}
          actions={
            <Button
              leftSection={<IconPrinter size={16} stroke={1.7} />}
              onClick={() => window.print()}
            >
              {t('action.print')}
            </Button>
          }
        />
      </div>
      {query.data.shipments.map((shipment) => (
        <Sheet key={shipment.id} shipment={shipment} />
      ))}
    </>
  );
}

function Sheet({ shipment }: { readonly shipment: ShipmentView }) {
  const t = useTranslations('fulfilment');
  const formats = useFormats();
  const facts = [
    [t('field.order'), shipment.orderNumber],
    [t('field.dealer'), `${shipment.dealerName} (${shipment.dealerCode})`],
    [t('field.shipTo'), shipment.shipTo ?? '–'],
    [t('field.warehouse'), shipment.warehouseCode],
    [t('field.requestedOn'), shipment.requestedOn ? formats.date(shipment.requestedOn) : '–'],
  ] as const;
  return (
    <section className={classes.sheet} aria-label={shipment.number}>
      <Group justify="space-between" align="baseline">
        <Title order={2} size="h3">
          {shipment.number}
        </Title>
        <Text size="sm">{t('pick.lines', { count: shipment.lines.length })}</Text>
      </Group>
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th>{t('lines.line')}</th>
            <th>{t('lines.product')}</th>
            <th className={classes.end}>{t('line.released')}</th>
            <th>{t('line.unit')}</th>
            <th className={classes.write}>{t('line.picked')}</th>
          </tr>
        </thead>
        <tbody>
          {shipment.lines.map((line) => (
            <tr key={line.id}>
              <td>{line.lineNo}</td>
              <td>
                <ProductName product={line} />
              </td>
              <td className={classes.end}>{formats.quantity(line.released)}</td>
              <td>{line.baseUnit}</td>
              <td className={classes.write} />
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.sign}>
        <span>{t('pick.pickedBy')}</span>
        <span>{t('pick.checkedBy')}</span>
        <span>{t('field.date')}</span>
      </div>
    </section>
  );
}
