// What control found, with the codes of the nodes it speaks of.
import type { ControlFinding } from '@/server/modules/budgets';
import type { Work } from '@/server/platform/actor';
import { readNodeCodes } from '../repo/references';
import type { Finding } from '../schemas';

export async function findingViews(
  work: Work,
  findings: readonly ControlFinding[],
): Promise<Finding[]> {
  if (findings.length === 0) return [];
  const ids = findings.flatMap((one) => [one.centreId, one.accountId, one.programmeId]);
  const codes = await readNodeCodes(work.tx, [...new Set(ids)]);
  return findings.map((one) => ({
    code: one.code,
    control: one.controlCode,
    node: [one.centreId, one.accountId, one.programmeId]
      .flatMap((id) => codes.get(id) ?? [])
      .join(' · '),
    centreId: one.centreId,
    accountId: one.accountId,
    programmeId: one.programmeId,
    scope: one.scope,
    periods: one.slots.filter((slot) => slot > 0),
    availableMinor: one.availableMinor,
    requestedMinor: one.requestedMinor,
    missingMinor: one.missingMinor,
  }));
}
