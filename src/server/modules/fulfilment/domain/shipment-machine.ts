/** The states of a shipment. Stock leaves on SHIPPED, so nothing can be cancelled from there on. */
import { defineMachine } from '@/kernel/state-machine';

export const SHIPMENT_STATUSES = [
  'DRAFT',
  'RELEASED',
  'PICKED',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
] as const;

export type ShipmentStatus = (typeof SHIPMENT_STATUSES)[number];

export const SHIPMENT_ACTIONS = ['release', 'pick', 'ship', 'deliver', 'cancel'] as const;

export type ShipmentAction = (typeof SHIPMENT_ACTIONS)[number];

export const shipmentMachine = defineMachine<ShipmentStatus, ShipmentAction>({
  document: 'shipment',
  states: SHIPMENT_STATUSES,
  initial: 'DRAFT',
  transitions: [
    { from: 'DRAFT', action: 'release', to: 'RELEASED' },
    { from: 'DRAFT', action: 'cancel', to: 'CANCELLED' },
    { from: 'RELEASED', action: 'pick', to: 'PICKED' },
    { from: 'RELEASED', action: 'cancel', to: 'CANCELLED' },
    { from: 'PICKED', action: 'ship', to: 'SHIPPED' },
    { from: 'PICKED', action: 'cancel', to: 'CANCELLED' },
    { from: 'SHIPPED', action: 'deliver', to: 'DELIVERED' },
  ],
});
