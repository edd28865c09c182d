-- Held money is told of once; a confirmation that is taken back lets it be told again.
ALTER TABLE "receipt" ADD COLUMN "held_told_at" TIMESTAMPTZ(3);
