-- An order that is changed is written anew, line by line, under the ids its lines had. A shipment that was
-- called off still names them, so whether each line it names is there is asked at the end of the
-- transaction, not between taking the old lines out and putting the new ones in.
ALTER TABLE "shipment_line" DROP CONSTRAINT "shipment_line_org_id_order_line_id_fkey";
ALTER TABLE "shipment_line" ADD CONSTRAINT "shipment_line_org_id_order_line_id_fkey"
  FOREIGN KEY ("org_id", "order_line_id") REFERENCES "order_line"("org_id", "id")
  ON DELETE NO ACTION ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
