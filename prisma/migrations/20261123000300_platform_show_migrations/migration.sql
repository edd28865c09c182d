-- Lets a process ask which migrations are applied, to say whether it fits this database. The table
-- belongs to the owner and is absent where migrations were replayed without Prisma's own engine.
CREATE FUNCTION app.applied_migrations() RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    RETURN QUERY EXECUTE 'SELECT migration_name::text FROM public._prisma_migrations '
      'WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL';
  END IF;
END $$;

REVOKE ALL ON FUNCTION app.applied_migrations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.applied_migrations() TO dealerdesk_app;
