// Shipments as a person sees them: names beside ids, many at once for a pick list.
import { SHIP_TO } from '@/server/modules/dealers';
import { sql } from '@/server/platform/sql';
import type { Tx } from '@/server/platform/tx';
import type { ShipmentView } from '../schemas';

export type ShipmentHeadView = Omit<ShipmentView, 'lines' | 'timeline' | 'actions'>;
export type ShipmentLineViewRow = ShipmentView['lines'][number] & { shipmentId: string };

export async function readShipmentHeads(
  tx: Tx,
  ids: readonly string[],
): Promise<ShipmentHeadView[]> {
  return tx.rows<ShipmentHeadView>(sql`
    SELECT s.id, s.number, s.version, s.status, s.order_id AS "orderId", o.number AS "orderNumber",
      o.status AS "orderStatus", o.dealer_po_number AS "dealerPoNumber",
      s.dealer_id AS "dealerId", d.code AS "dealerCode", d.name AS "dealerName",
      s.warehouse_id AS "warehouseId", w.code AS "warehouseCode", s.carrier,
      s.tracking_no AS "trackingNo", o.requested_on AS "requestedOn", s.shipped_on AS "shippedOn",
      s.delivered_on AS "deliveredOn", s.signed_by AS "signedBy",
      s.delivery_note AS "deliveryNote", s.note, s.created_at AS "createdAt",
      s.invoice_id AS "invoiceId", i.number AS "invoiceNumber",
      nullif(array_to_string(${SHIP_TO}, ', '), '') AS "shipTo"
    FROM shipment s
    JOIN sales_order o ON o.org_id = s.org_id AND o.id = s.order_id
    JOIN dealer d ON d.org_id = s.org_id AND d.id = s.dealer_id
    JOIN warehouse w ON w.org_id = s.org_id AND w.id = s.warehouse_id
    LEFT JOIN invoice i ON i.org_id = s.org_id AND i.id = s.invoice_id
    WHERE s.org_id = ${tx.orgId}::uuid AND s.id = ANY(${ids}::uuid[])
    ORDER BY s.id`);
}

export async function readShipmentLineViews(
  tx: Tx,
  shipmentIds: readonly string[],
): Promise<ShipmentLineViewRow[]> {
  return tx.rows<ShipmentLineViewRow>(sql`
    SELECT l.shipment_id AS "shipmentId", l.id, l.order_line_id AS "orderLineId",
      o.line_no AS "lineNo", l.product_id AS "productId", p.code AS "productCode",
      p.name AS "productName", p.names AS "productNames", p.base_unit AS "baseUnit", l.released,
      l.quantity, l.delivered, l.returned, coalesce(k.on_hand, 0) AS "onHand"
    FROM shipment_line l
    JOIN shipment s ON s.org_id = l.org_id AND s.id = l.shipment_id
    JOIN order_line o ON o.org_id = l.org_id AND o.id = l.order_line_id
    JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
    LEFT JOIN stock_level k ON k.org_id = l.org_id AND k.warehouse_id = s.warehouse_id
      AND k.product_id = l.product_id
    WHERE l.org_id = ${tx.orgId}::uuid AND l.shipment_id = ANY(${shipmentIds}::uuid[])
    ORDER BY o.line_no`);
}
