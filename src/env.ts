// The only reader of process.env. Parsed on first use, because a build has no database to name.
import { z } from 'zod';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const POSTGRES_URL = 'should be a URL such as postgresql://user:password@host:5432/name';
const postgresUrl = z.string(POSTGRES_URL).regex(/^postgres(ql)?:\/\//, POSTGRES_URL);
const SECRET = 'should be at least 32 characters of random text';

const wholeNumber = (least: number, most: number) => {
  const message = `should be a whole number from ${least} to ${most}`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: wholeNumber(1, 65_535).default(3000),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: optional(postgresUrl),
  DATABASE_REPLICA_URL: optional(postgresUrl),
  DATABASE_POOL: wholeNumber(1, 200).default(12),
  REDIS_URL: optional(
    z.string().regex(/^rediss?:\/\//, 'should be a URL such as redis://host:6379'),
  ),
  DATA_DIR: z.string().default('.data'),
  AUTH_SECRET: z.string(SECRET).min(32, SECRET),
  APP_URL: optional(z.url('should be the address people open, such as https://orders.example.com')),
  LOG_LEVEL: z.enum(LOG_LEVELS, `should be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  DEMO: optional(z.enum(['0', '1'], 'should be 1 for the demo companies, or 0')),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  OIDC_ISSUER: optional(z.url('should be the issuer address of the identity provider')),
  OIDC_CLIENT_ID: optional(z.string().min(1)),
  OIDC_CLIENT_SECRET: optional(z.string().min(1)),
  OIDC_NAME: optional(z.string().min(1)),
  SMTP_URL: optional(
    z.string().regex(/^smtps?:\/\//, 'should be a URL such as smtp://user:pw@host'),
  ),
  MAIL_FROM: optional(z.string().min(3, 'should be the address that mail comes from')),
  S3_BUCKET: optional(z.string().min(1, 'should not be empty')),
  S3_ENDPOINT: optional(
    z.url('should be the address of the store, such as https://s3.example.com'),
  ),
  S3_REGION: z.string().min(1, 'should be the region of the store').default('auto'),
  S3_ACCESS_KEY_ID: optional(z.string().min(1, 'should not be empty')),
  S3_SECRET_ACCESS_KEY: optional(z.string().min(1, 'should not be empty')),
});

export type Env = z.infer<typeof variables>;

const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

const S3 = ['S3_BUCKET', 'S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Half of a provider, or of a store, would quietly be none at all. */
const schema = variables.superRefine((given, context) => {
  const whole = (names: readonly (keyof typeof given)[], what: string) => {
    const missing = names.filter((name) => given[name] === undefined);
    if (missing.length === names.length) return;
    for (const name of missing) {
      const message = `should be set too: ${what} needs ${names.join(', ')}`;
      context.addIssue({ code: 'custom', path: [name], message });
    }
  };
  whole(OIDC, 'an identity provider');
  whole(S3, 'an object store');
});

/** What is wrong with the variables: for the person who set them, so told without a stack. */
export class EnvironmentError extends Error {}

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
  throw new EnvironmentError(`The environment is not usable:\n${lines.join('\n')}`);
}
