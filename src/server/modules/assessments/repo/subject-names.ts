// What a subject of a run is called in other languages. The name itself is frozen in its score; what a
// centre is called now counts only as long as it still has that name.
import { literal, sql, type Sql } from '@/server/platform/sql';

/** A centre's names as jsonb, of rows of `assessment_score` under this alias; dealers have one name. */
export function subjectNames(alias: string): Sql {
  const score = literal(alias);
  return sql`coalesce((SELECT c.names FROM responsibility_centre c
    WHERE c.org_id = ${score}.org_id AND c.id = ${score}.subject_id
      AND c.name = ${score}.subject_name), '{}'::jsonb)`;
}
