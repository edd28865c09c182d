-- Which version of its document an event left behind: who acts on an older one is told what happened
-- since. Events from before have none, and neither have those that leave the version as it was.
ALTER TABLE "audit_event" ADD COLUMN "version" INTEGER;
