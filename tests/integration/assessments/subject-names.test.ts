// Centres are called as their reader calls them, as long as they are called what they were judged as.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportAssessments } from '@/server/modules/assessments';
import { inLanguage } from '@/server/modules/assessments/schemas';
import { upsertCentres } from '@/server/modules/centres';
import { sql } from '@/server/platform/sql';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { MARCH, openAssessed, scheme } from './judged-shop';

let database: TestDatabase;
let assessed: Awaited<ReturnType<typeof openAssessed>>;
let runId = '';

const call = (name: string) =>
  assessed.shop.org.work(({ tx }) =>
    tx.run(sql`UPDATE responsibility_centre
      SET name = ${name}, names = jsonb_build_object('zh-Hant', '北區')
      WHERE org_id = ${tx.orgId}::uuid AND code = 'NORTH'`),
  );

beforeAll(async () => {
  database = await createTestDatabase();
  assessed = await openAssessed();
  const { shop, controller, executive } = assessed;
  await shop.org.work((work) =>
    upsertCentres(work, [{ code: 'NORTH', name: 'North', kind: 'PROFIT' }]),
  );
  await call('North');
  const { assessments } = controller.caller;
  const { id: schemeId } = await assessments.createScheme({
    ...{ ...scheme, code: 'CENTRES', subjectKind: 'CENTRE' },
  });
  const run = await assessments.compute({ schemeId, ...MARCH });
  await executive.caller.assessments.publish({ id: run.id, version: run.version });
  runId = run.id;
});
afterAll(() => database.drop());

async function reported(locale: string) {
  const question = { from: null, to: null, only: {}, by: ['subject'] };
  const { columns, rows } = await assessed.shop.org.work((work) =>
    reportAssessments(work, question, locale),
  );
  const at = columns.findIndex(({ key }) => key === 'subject_name');
  return rows.map((row) => row[at]);
}

it('on the page, over periods and in the report', async () => {
  const { assessments } = assessed.controller.caller;
  const run = await assessments.run({ id: runId });
  const history = await assessments.history({ schemeId: run.schemeId });
  expect(inLanguage(run.scores, 'zh-Hant')).toMatchObject([{ subjectName: '北區' }]);
  expect(inLanguage(history.subjects, 'zh-Hant')).toMatchObject([{ subjectName: '北區' }]);
  expect(inLanguage(run.scores, 'en')).toMatchObject([{ subjectName: 'North' }]);
  expect([await reported('zh-Hant'), await reported('en')]).toEqual([['北區'], ['North']]);
});

it('and by its frozen name once it is renamed', async () => {
  await call('North and east');
  expect(await reported('zh-Hant')).toEqual(['North']);
});
