// Sales targets from a file: each holds from its day until the next one of whom it is for.
import { RowRefusals } from '@/kernel/row-refusal';
import {
  resolveTargetSubjects,
  TARGET_SUBJECTS,
  upsertTargets,
  type TargetSubject,
} from '@/server/modules/analytics';
import type { Work } from '@/server/platform/actor';
import { defineKind, field, needed, type LoadRefusal } from './kind';

interface TargetRecord {
  subjectKind: TargetSubject;
  code: string | undefined;
  startsOn: string;
  endsOn: string | null;
  amountMinor: bigint;
  quantity: bigint | null;
}

/** What a row says against itself or against a row above it. */
function refuseContradictions(records: readonly TargetRecord[], refusals: RowRefusals): void {
  const seen = new Map<string, number>();
  records.forEach(({ subjectKind, code, startsOn, endsOn, amountMinor }, index) => {
    if (endsOn !== null && endsOn < startsOn) {
      refusals.add(index, { field: 'ends_on', code: 'imports.endsBeforeStart' });
    }
    if (amountMinor < 0n) {
      refusals.add(index, { field: 'amount', code: 'imports.negativeAmount' });
    }
    const key = [subjectKind, code ?? '', startsOn].join('\n');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else refusals.add(index, { code: 'request.repeatedRow', params: { row: first + 1 } });
  });
}

async function loadTargets(
  work: Work,
  records: readonly TargetRecord[],
): Promise<readonly LoadRefusal[]> {
  const refusals = new RowRefusals();
  refuseContradictions(records, refusals);
  const ids = await resolveTargetSubjects(
    work.tx,
    records.map(({ subjectKind, code = '' }) => ({ subjectKind, code })),
  );
  const rows = records.flatMap((record, index) => {
    const subjectId = ids[index];
    if (!subjectId) {
      const params = { value: record.code ?? '', kind: record.subjectKind };
      refusals.add(index, { field: 'code', code: 'imports.unknownSubject', params });
    }
    if (!subjectId || !refusals.isGood(index)) return [];
    const { subjectKind, startsOn, endsOn, amountMinor, quantity } = record;
    return [{ subjectKind, subjectId, startsOn, endsOn, amountMinor, quantity }];
  });
  if (rows.length > 0) await upsertTargets(work, rows);
  return refusals.list();
}

export const targets = defineKind<TargetRecord>({
  name: 'targets',
  permission: 'targets.write',
  fields: [
    field('subject', ['for', 'kind', 'subject kind', '對象', '对象']),
    field('code', ['salesperson', 'dealer', 'region', 'product', '代碼', '编码']),
    needed('starts_on', ['from', 'date', 'valid from', '生效日']),
    field('ends_on', ['to', 'until', 'valid to', '失效日']),
    needed('amount', ['target', 'quota', '金額', '金额', '目標', '目标']),
    field('quantity', ['qty', '數量', '数量']),
  ],
  read: (cells, work) => ({
    subjectKind: cells.choice('subject', TARGET_SUBJECTS, 'SALESPERSON'),
    code: cells.optionalText('code'),
    startsOn: cells.date('starts_on'),
    endsOn: cells.optionalDate('ends_on'),
    amountMinor: cells.money('amount', work.organization.currency),
    quantity:
      cells.optionalText('quantity') === undefined ? null : BigInt(cells.quantity('quantity', 0)),
  }),
  load: loadTargets,
});
