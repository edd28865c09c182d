-- How far the schedule of a scheme has come: periods that ended while no worker ran are computed when one
-- runs again. Of schemes that stand nothing is known: they go on with the last period that is due.
ALTER TABLE "assessment_scheme" ADD COLUMN "scheduled_through" DATE;
