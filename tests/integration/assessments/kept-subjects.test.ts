// Results of dealers and of centres are not set beside each other: a scheme that was run keeps whom it scores.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalOf } from '../../fixtures/refusals';
import { createTestDatabase, type TestDatabase } from '../../setup/test-database';
import { MARCH, openAssessed, scheme } from './judged-shop';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('may score others before it is run, and not afterwards', async () => {
  const { schemeId: id, controller } = await openAssessed();
  const { assessments } = controller.caller;
  const change = (version: number, subjectKind: 'DEALER' | 'CENTRE') =>
    assessments.changeScheme({ ...scheme, id, version, subjectKind });
  await change(1, 'CENTRE');
  await change(2, 'DEALER');
  await assessments.compute({ schemeId: id, ...MARCH });
  expect(await refusalOf(change(3, 'CENTRE'))).toMatchObject({
    ...{ code: 'assessments.subjectKindRun', field: 'subjectKind' },
  });
  expect(await change(3, 'DEALER')).toMatchObject({ version: 4 });
});
