// The login that owns the tables: migrations and the preparation of a start run as it.

export function ownerUrl(): string {
  const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_OWNER_URL is missing: the login that owns the tables.');
  return url;
}
