// Procedures of imports: each one permission, one input, one output, one call.
import { z } from 'zod';
import { reads, router, writes } from '@/server/api/trpc';
import {
  FileColumns,
  ImportKindView,
  ImportRunDetail,
  ImportRunPage,
  ListRunsInput,
  ReadColumnsInput,
  RunImportInput,
} from './schemas';
import { importKinds, listImportRuns, readFileColumns, readImportRun } from './usecases/read-runs';
import { runImport } from './usecases/run-import';

export const integrationsRouter = router({
  importKinds: reads('imports.run')
    .input(z.object({}).optional())
    .output(z.array(ImportKindView))
    .query(({ ctx }) => importKinds(ctx.work)),
  importRuns: reads('imports.run')
    .input(ListRunsInput)
    .output(ImportRunPage)
    .query(({ ctx, input }) => listImportRuns(ctx.work, input)),
  importRun: reads('imports.run')
    .input(z.object({ id: z.uuid() }))
    .output(ImportRunDetail)
    .query(({ ctx, input }) => readImportRun(ctx.work, input.id)),
  fileColumns: reads('imports.run')
    .input(ReadColumnsInput)
    .output(FileColumns)
    .query(({ ctx, input }) => readFileColumns(ctx.work, input)),
  runImport: writes('imports.run')
    .input(RunImportInput)
    .output(z.object({ id: z.uuid() }))
    .mutation(async ({ ctx, input: { content, ...file } }) => {
      const { id } = await runImport(ctx.work, { ...file, bytes: Buffer.from(content, 'base64') });
      return { id };
    }),
});
