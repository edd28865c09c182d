// The only reader of process.env. Parsed on first use, because a build has no database to name.
import { z } from 'zod';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const postgresUrl = z
  .string()
  .regex(
    /^postgres(ql)?:\/\//,
    'should be a URL such as postgresql://user:password@host:5432/name',
  );

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: optional(postgresUrl),
  DATABASE_REPLICA_URL: optional(postgresUrl),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(12),
  REDIS_URL: optional(
    z.string().regex(/^rediss?:\/\//, 'should be a URL such as redis://host:6379'),
  ),
  DATA_DIR: z.string().default('.data'),
  AUTH_SECRET: z.string().min(32, 'should be at least 32 characters of random text'),
  APP_URL: optional(z.url('should be the address people open, such as https://orders.example.com')),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DEMO: optional(z.enum(['0', '1'])),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  OIDC_ISSUER: optional(z.url('should be the issuer address of the identity provider')),
  OIDC_CLIENT_ID: optional(z.string().min(1)),
  OIDC_CLIENT_SECRET: optional(z.string().min(1)),
  OIDC_NAME: optional(z.string().min(1)),
  SMTP_URL: optional(
    z.string().regex(/^smtps?:\/\//, 'should be a URL such as smtp://user:pw@host'),
  ),
  MAIL_FROM: optional(z.string().min(3)),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The settings of this process. Throws one error that names every bad variable and its mend. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Reads the variables again on next use; for tests that point a process at another database. */
export function resetEnv(): void {
  parsed = undefined;
}

/** Pure form of `env()`, for tests and the doctor. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => {
    const name = issue.path.join('.');
    const missing = source[name] === undefined || source[name] === '';
    return `  ${name} ${missing ? 'is missing' : 'has a bad value'}: ${issue.message}`;
  });
  throw new Error(`The environment is not usable:\n${lines.join('\n')}`);
}
