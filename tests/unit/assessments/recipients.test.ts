import { expect, it } from 'vitest';
import { RECIPIENT_ROLES } from '@/server/modules/assessments/schemas';
import { ROLES, permissionsOf } from '@/server/modules/identity';

it('only roles that may read assessments can be told of them', () => {
  const readers = ROLES.filter((role) => permissionsOf([role]).has('assessments.read'));
  expect([...RECIPIENT_ROLES].toSorted()).toEqual(readers.toSorted());
});
