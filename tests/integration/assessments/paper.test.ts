// An assessment as a file: who may have it, in which language, under which name.
import readWorkbook from 'read-excel-file/node';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { downloadPaper } from '@/server/api/paper-door';

import { requestContext, type SignedIn } from '../../fixtures/actors';
import { createTestOrganization } from '../../fixtures/organization';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { sell, ship } from '../fulfilment/shop';
import {
  MARCH,
  dealerScheme,
  openAssessedShop,
  setTarget,
  type AssessedShop,
} from './assessed-shop';
import { foldAll } from '../../fixtures/folded';

let database: TestDatabase;
let shop: AssessedShop;
let manager: SignedIn;
let schemeId: string;
let runId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  shop = await openAssessedShop();
  manager = await shop.org.as('SALES_MANAGER');
  const { assessments } = shop.controller.caller;
  schemeId = (await assessments.createScheme(dealerScheme)).id;
  runId = (await assessments.compute({ schemeId, ...MARCH })).id;
});
afterAll(() => database.drop());

interface Asked {
  who?: SignedIn | null;
  runId?: string;
  kind?: string;
  subjectId?: string | null;
  locale?: string;
}

function ask({ who = shop.controller, ...more }: Asked = {}): Promise<Response> {
  const question = { runId, kind: 'pdf', subjectId: null, locale: 'zh-Hant', ...more };
  return downloadPaper(question, requestContext(who?.claims ?? null, shop.org.clock));
}

const codeOf = async (answer: Response) => {
  const body = (await answer.json()) as { error: { code: string } };
  return [answer.status, body.error.code];
};

describe('a draft', () => {
  it('is for those who compute and publish, and says that it is one', async () => {
    expect(await codeOf(await ask({ who: manager }))).toEqual([404, 'assessments.runNotFound']);
    const { text } = await extractText(new Uint8Array(await (await ask()).arrayBuffer()), {
      mergePages: false,
    });
    expect(text[0]).toContain('草稿');
  });
});

describe('a published assessment', () => {
  beforeAll(async () => {
    await shop.executive.caller.assessments.publish({ id: runId, version: 1 });
  });

  it('leaves as a PDF with a page for the ranking and one per subject', async () => {
    const answer = await ask({ who: manager });
    const run = await manager.caller.assessments.run({ id: runId });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${run.number}_2026-03.pdf"; filename*=UTF-8''${run.number}_2026-03.pdf`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    const { totalPages, text } = await extractText(new Uint8Array(await answer.arrayBuffer()), {
      mergePages: false,
    });
    expect(totalPages).toBe(1 + run.scores.length);
    expect(text[0]).toContain('經銷商考核');
    expect(text[0]).toContain(run.inputsHash);
    expect(text[0]).not.toContain('草稿');
    // Half of the target; the scheme has its first version.
    expect(text[1]?.replace(/\s+/g, '')).toContain('50.0%');
    expect(text[1]?.replace(/\s+/g, '')).toContain('版本1');
  });

  it('leaves as a workbook of one subject where that was asked', async () => {
    const { dealer } = shop;
    const answer = await ask({ kind: 'xlsx', subjectId: dealer.id, locale: 'en' });
    const sheets = await readWorkbook(Buffer.from(await answer.arrayBuffer()));
    expect(sheets).toHaveLength(1);
    const line = sheets[0]?.data.find((row) => row[0] === 'Sales attainment');
    expect(line?.slice(3)).toEqual([0.5, 1, 0.5, 50, '–', 1, 1, 50]);
    expect(answer.headers.get('content-disposition')).toContain('_2026-03_');
  });

  it('stands beside the published one of the month before, and no other length of period', async () => {
    const { assessments } = shop.controller.caller;
    const quarter = await assessments.compute({ schemeId, from: '2026-01-01', to: '2026-03-31' });
    const answer = await ask({ runId: quarter.id, locale: 'en', kind: 'xlsx' });
    const sheets = await readWorkbook(Buffer.from(await answer.arrayBuffer()));
    const compared = sheets[0]?.data.find((row) => row[0] === 'Compared with');
    expect(compared?.[1]).toBe('No published assessment of a period before');
    await ship(shop, await sell(shop, [2]));
    await foldAll(shop.org.orgId);
    shop.org.clock.set(new Date('2026-05-10T02:00:00Z'));
    await setTarget(shop, { from: '2026-04-01', to: '2026-04-30' }, 10_000n);
    const april = await assessments.compute({ schemeId, from: '2026-04-01', to: '2026-04-30' });
    const next = await ask({ runId: april.id, locale: 'en', kind: 'xlsx' });
    const [ranking] = await readWorkbook(Buffer.from(await next.arrayBuffer()));
    const march = await manager.caller.assessments.run({ id: runId });
    const named = ranking?.data.find((row) => row[0] === 'Compared with');
    expect(named?.[1]).toBe(`${march.number} · Mar 2026`);
    const heads = ranking?.data.findIndex((row) => row[0] === 'Place') ?? -1;
    // Half of March's target, and two pieces at 9.99 of April's hundred.
    expect(ranking?.data[heads + 1]?.slice(3)).toEqual([19.98, 'B', 19.98, 50, -30.02, 1]);
  });

  it('is a row of the report that leads to its subject, whole or indicator by indicator', async () => {
    const { assessments } = manager.caller;
    const asked = { locale: 'zh-Hant', scheme: 'DEALERS', ...MARCH } as const;
    const whole = { runId, subjectId: shop.dealer.id, schemeName: '經銷商考核', total: 5_000n };
    const rows = await assessments.report(asked);
    expect(rows).toMatchObject({ rows: [{ ...whole, indicator: null }], cutAfter: null });
    const lines = await assessments.report({ ...asked, by: 'indicator' });
    expect(lines.rows).toMatchObject([
      { ...whole, indicator: 'salesAttainment', valuePpm: 500_000n, score: 5_000n },
    ]);
    const later = await assessments.report({ ...asked, from: '2026-04-01', to: '2026-04-30' });
    expect(later.rows).toEqual([]);
    const unknown = assessments.report({ ...asked, subject: 'NOBODY' });
    expect(await refusalOf(unknown)).toMatchObject({ code: 'reports.unknownCode' });
  });

  it.each<[string, Asked, [number, string]]>([
    ['nobody', { who: null }, [401, 'auth.signedOut']],
    ['no such run', { runId: newId() }, [404, 'assessments.runNotFound']],
    ['no such subject', { subjectId: newId() }, [404, 'assessments.subjectNotFound']],
  ])('is refused to %s', async (_who, asked, refusal) => {
    expect(await codeOf(await ask(asked))).toEqual(refusal);
  });

  it('is refused to who may not read assessments, and to other companies', async () => {
    const clerk = await shop.org.as('WAREHOUSE');
    expect(await codeOf(await ask({ who: clerk }))).toEqual([403, 'auth.notPermitted']);
    const dealer = await shop.org.signIn({ roles: ['DEALER'], dealerId: shop.dealer.id });
    expect(await codeOf(await ask({ who: dealer }))).toEqual([403, 'auth.notPermitted']);
    const other = await createTestOrganization();
    const stranger = await other.as('CONTROLLER');
    expect(await codeOf(await ask({ who: stranger }))).toEqual([404, 'assessments.runNotFound']);
  });

  it.each<Asked>([{ kind: 'docx' }, { runId: '../x' }, { subjectId: 'x' }, { locale: 'fr' }])(
    'is nowhere at %o',
    async (asked) => {
      expect((await ask(asked)).status).toBe(404);
    },
  );
});
