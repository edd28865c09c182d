// Prisma's own schema engine, in its WebAssembly form: nothing is downloaded. PrismaPg is wrapped,
// because its script execution and shadow database are not safe for migrations as they are.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type * as Engine from '@prisma/schema-engine-wasm/schema_engine_bg';

const OID = { char: 18, text: 25 } as const;

/** What PrismaPg gives at run time beside its declared type. */
interface OpenAdapter extends SqlDriverAdapter {
  performIO(query: SqlQuery): Promise<{ fields: { dataTypeID: number }[] }>;
}

/**
 * Three repairs: a script runs whole in one implicit transaction instead of being cut at every ";";
 * the type "char" of newer catalogs is readable; disposing ends the pool.
 */
function repaired(adapter: OpenAdapter, pool: pg.Pool, dispose: () => Promise<void>) {
  const executeScript = async (script: string): Promise<void> => {
    const client = await pool.connect();
    try {
      await client.query(script);
    } finally {
      client.release();
    }
  };
  const queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
    const charColumns: number[] = [];
    const performIO = async (io: SqlQuery) => {
      const result = await adapter.performIO(io);
      result.fields.forEach((field, index) => {
        if (field.dataTypeID !== OID.char) return;
        charColumns.push(index);
        field.dataTypeID = OID.text;
      });
      return result;
    };
    const reading = Object.create(adapter, { performIO: { value: performIO } }) as OpenAdapter;
    const result = await reading.queryRaw(query);
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return new Proxy(adapter, {
    get(target, name) {
      if (name === 'executeScript') return executeScript;
      if (name === 'queryRaw') return queryRaw;
      if (name === 'dispose') return dispose;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

async function openAdapter(url: string, afterwards: () => Promise<void> = async () => {}) {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  const adapter = (await new PrismaPg(pool).connect()) as unknown as OpenAdapter;
  let ended: Promise<void> | undefined;
  return repaired(adapter, pool, () => (ended ??= pool.end().then(afterwards)));
}

/** A database of a random name, reached by a URL that names it, dropped after its pool ended. */
async function openShadow(url: string) {
  const name = `shadow_${randomUUID().replaceAll('-', '')}`;
  const statement = async (text: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await statement(`CREATE DATABASE "${name}"`);
  const shadow = new URL(url);
  shadow.pathname = `/${name}`;
  return openAdapter(shadow.toString(), () => statement(`DROP DATABASE "${name}" WITH (FORCE)`));
}

let loaded: Promise<typeof Engine> | undefined;

/** Once per process: the module keeps views of its one memory. */
async function loadEngine(): Promise<typeof Engine> {
  return (loaded ??= instantiate());
}

async function instantiate(): Promise<typeof Engine> {
  // Without this registry a panic of the engine hides its own message.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (text: string) => process.stderr.write(`schema engine: ${text}\n`),
    },
  });
  const script = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const engine = (await import(pathToFileURL(script).href)) as typeof Engine &
    Record<string, WebAssembly.ImportValue>;
  const module = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, '.wasm')));
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    const value = engine[name];
    if (value !== undefined) (imports[from] ??= {})[name] = value;
  }
  const instance = new WebAssembly.Instance(module, imports);
  // The names are the ones the compiler of the engine gives.
  // oxlint-disable-next-line no-underscore-dangle
  engine.__wbg_set_wasm(instance.exports);
  // oxlint-disable-next-line no-underscore-dangle
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/** Runs `work` with an engine on the database of this URL. */
export async function withEngine<T>(
  url: string,
  datamodels: [string, string][],
  work: (engine: Engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const opened: SqlDriverAdapter[] = [];
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => {
      const adapter = await openAdapter(url);
      opened.push(adapter);
      return adapter;
    },
    connectToShadowDb: () => openShadow(url),
  };
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  try {
    return await work(await SchemaEngine.new({ datamodels }, () => undefined, bound));
  } catch (error) {
    throw bound.errorRegistry.consumeError(0)?.error ?? error;
  } finally {
    await Promise.all(opened.map((adapter) => adapter.dispose()));
  }
}
