-- How far the nightly search of a rule has come: periods that ended while no worker ran are looked at when
-- one runs again. Of rules that stand nothing is known: they go on with the last period.
ALTER TABLE "deviation_rule" ADD COLUMN "looked_through" DATE;
