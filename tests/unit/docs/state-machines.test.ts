/**
 * docs/state-machines.md is made from the transition tables. When this fails after a table was
 * changed on purpose, run `npx vitest run tests/unit/docs -u` and commit the file.
 */
import { expect, it } from 'vitest';
import { toMermaid, type Machine } from '@/kernel/state-machine';
import { runMachine } from '@/server/modules/assessments/domain/run-machine';
import { budgetMachine, changeMachine } from '@/server/modules/budgets/domain/budget-machine';
import { claimMachine } from '@/server/modules/expenses/domain/claim-machine';
import { requestMachine } from '@/server/modules/expenses/domain/request-machine';
import { returnMachine } from '@/server/modules/fulfilment/domain/return-machine';
import { shipmentMachine } from '@/server/modules/fulfilment/domain/shipment-machine';
import { orderMachine } from '@/server/modules/orders/domain/order-machine';
import { invoiceMachine } from '@/server/modules/receivables/domain/invoice-machine';

function section<S extends string, A extends string>(title: string, machine: Machine<S, A>) {
  return `## ${title}\n\n\`\`\`mermaid\n${toMermaid(machine)}\n\`\`\`\n`;
}

it('docs/state-machines.md shows the tables as they are', async () => {
  const document = [
    '# State machines\n',
    'Made from the transition tables in `src/server/modules/*/domain/*-machine.ts`; not edited by',
    'hand. An action that is not drawn is refused with `<document>.transitionNotAllowed`.\n',
    section('Order', orderMachine),
    section('Shipment', shipmentMachine),
    section('Return', returnMachine),
    section('Invoice', invoiceMachine),
    section('Assessment', runMachine),
    section('Budget version', budgetMachine),
    section('Budget change', changeMachine),
    section('Expense request', requestMachine),
    section('Expense claim', claimMachine),
  ].join('\n');
  await expect(document).toMatchFileSnapshot('../../../docs/state-machines.md');
});
