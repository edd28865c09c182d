// Responsibility centres, accounts and programmes from a file. A row may stand before its parent.
// The parent's column must be there: a file without it would make a root of everything it names.
import {
  ACCOUNT_KINDS,
  CENTRE_KINDS,
  OPERATORS,
  upsertAccounts,
  upsertCentres,
  upsertProgrammes,
  type AccountRow,
  type CentreRow,
  type ProgrammeRow,
} from '@/server/modules/centres';
import type { RowReader } from '../domain/cells';
import { defineKind, field, needed } from './kind';

const PARENT = needed('parent', ['parent code', '上級', '上级', '上級代碼', '上级编码']);
const NAMES = [
  needed('name', ['description', '名稱', '名称']),
  field('name_zh_hans', ['简体名称']),
  field('name_zh_hant', ['繁體名稱']),
];
const ACTIVE = field('active', ['in use', '啟用', '启用']);

/** What every tree has. Names of languages the file has no column for stay as they are. */
function nodeOf(cells: RowReader) {
  const [hans, hant] = [cells.optionalText('name_zh_hans'), cells.optionalText('name_zh_hant')];
  const names = {
    ...(hans === undefined ? {} : { 'zh-Hans': hans }),
    ...(hant === undefined ? {} : { 'zh-Hant': hant }),
  };
  return {
    code: cells.text('code'),
    name: cells.text('name'),
    ...(Object.keys(names).length > 0 ? { names } : {}),
    parentCode: cells.optionalText('parent') ?? null,
  };
}

/** Nothing where the cell is empty: what is stored then stays. */
function activeOf(cells: RowReader): { active?: boolean } {
  const text = cells.optionalChoice('active', ['YES', 'NO', 'TRUE', 'FALSE', '1', '0']);
  return text === undefined ? {} : { active: ['YES', 'TRUE', '1'].includes(text) };
}

export const centres = defineKind<CentreRow>({
  name: 'centres',
  permission: 'centres.write',
  renamed: {
    parentCode: 'parent',
    ownerEmail: 'owner',
    validFrom: 'valid_from',
    validTo: 'valid_to',
  },
  fields: [
    needed('code', ['centre', 'center', 'centre code', 'cost center', '責任中心', '责任中心']),
    ...NAMES,
    PARENT,
    field('kind', ['type', '類型', '类型']),
    field('owner', ['owner email', 'manager', '負責人', '负责人']),
    field('valid_from', ['from', '生效日']),
    field('valid_to', ['to', '失效日']),
  ],
  read: (cells) => {
    const kind = cells.optionalChoice('kind', CENTRE_KINDS);
    return {
      ...nodeOf(cells),
      ...(kind === undefined ? {} : { kind }),
      ...(cells.has('owner') ? { ownerEmail: cells.optionalText('owner') ?? null } : {}),
      ...(cells.has('valid_from') ? { validFrom: cells.optionalDate('valid_from') } : {}),
      ...(cells.has('valid_to') ? { validTo: cells.optionalDate('valid_to') } : {}),
    };
  },
  load: async (work, records) => (await upsertCentres(work, records)).refused,
});

export const accounts = defineKind<AccountRow>({
  name: 'accounts',
  permission: 'centres.write',
  renamed: { parentCode: 'parent' },
  fields: [
    needed('code', ['account', 'account code', 'account number', '科目', '科目代碼', '科目编码']),
    ...NAMES,
    PARENT,
    field('kind', ['type', 'account type', '類型', '类型']),
    field('operator', ['sign', '運算子', '运算符']),
    ACTIVE,
  ],
  read: (cells) => {
    const kind = cells.optionalChoice('kind', ACCOUNT_KINDS);
    const operator = cells.optionalChoice('operator', OPERATORS);
    return {
      ...nodeOf(cells),
      ...(kind === undefined ? {} : { kind }),
      ...(operator === undefined ? {} : { operator }),
      ...activeOf(cells),
    };
  },
  load: async (work, records) => (await upsertAccounts(work, records)).refused,
});

export const programmes = defineKind<ProgrammeRow>({
  name: 'programmes',
  permission: 'centres.write',
  renamed: { parentCode: 'parent' },
  fields: [
    needed('code', ['programme', 'program', 'project', 'campaign', '專案', '项目']),
    ...NAMES,
    PARENT,
    ACTIVE,
  ],
  read: (cells) => ({ ...nodeOf(cells), ...activeOf(cells) }),
  load: async (work, records) => (await upsertProgrammes(work, records)).refused,
});
