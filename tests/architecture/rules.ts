// Who may import whom. Pure, so that each rule can be shown to fail.
import type { Import } from './source';

/** A module imports only modules of a lower rank; upwards goes an event. */
export const RANKS: Readonly<Record<string, number>> = {
  identity: 2,
  approvals: 3,
  catalog: 3,
  centres: 3,
  dealers: 3,
  budgets: 4,
  inventory: 4,
  quotas: 4,
  receivables: 4,
  orders: 5,
  expenses: 6,
  fulfilment: 6,
  analytics: 7,
  decisions: 7,
  assessments: 8,
  integrations: 8,
  jobs: 8,
  notifications: 7,
};

const MODULE = /^src\/server\/modules\/([^/]+)(?:\/(.*))?$/;
const OWN = /^src\//;

function moduleOf(name: string): { module: string; inside: string } | null {
  const [, module, inside = ''] = MODULE.exec(name) ?? [];
  return module === undefined ? null : { module, inside };
}

function betweenModules(from: string, { target }: Import): string | null {
  const [here, there] = [moduleOf(from), moduleOf(target)];
  if (!here || !there || here.module === there.module) return null;
  if (there.inside !== '' && there.inside !== 'index') return 'past the door of a module';
  const [own, other] = [RANKS[here.module], RANKS[there.module]];
  if (own === undefined || other === undefined) return 'a module without a rank';
  return other < own ? null : 'not of a lower rank';
}

const begins = (name: string, ...folders: string[]) => folders.some((one) => name.startsWith(one));

/** What an import breaks, or null. Names are relative to the project: `src/kernel/money`. */
export function broken(from: string, text: string, one: Import): string | null {
  const { target, isType } = one;
  if (!OWN.test(target)) return null;
  if (begins(from, 'src/kernel/') && !begins(target, 'src/kernel/')) {
    return 'the kernel knows nothing above it';
  }
  const belowPlatform = ['src/kernel/', 'src/server/platform/', 'src/generated/', 'src/env'];
  if (begins(from, 'src/server/platform/') && !begins(target, ...belowPlatform)) {
    return 'the platform knows no business';
  }
  if (begins(from, 'src/ui/') && begins(target, 'src/server/', 'src/app/', 'src/jobs/')) {
    return isType ? null : 'the kit knows no server';
  }
  if (begins(from, 'src/server/') && begins(target, 'src/app/', 'src/ui/', 'src/jobs/')) {
    return 'the server knows no screen';
  }
  const isClient = text.startsWith("'use client'");
  const isShared = target.endsWith('schemas');
  if (isClient && begins(target, 'src/server/', 'src/jobs/') && !isType && !isShared) {
    return 'the browser gets schemas and types only';
  }
  return betweenModules(from, one);
}
