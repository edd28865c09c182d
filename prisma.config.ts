// Prisma's command line: schema as a folder. Generating needs no native engine, and none can be
// fetched offline, so the engine path is pointed at a file that exists and is never run.
import { defineConfig } from 'prisma/config';

process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma' });
