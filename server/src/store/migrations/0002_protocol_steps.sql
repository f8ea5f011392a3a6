CREATE TABLE "protocol_steps" (
	"clinic_id" integer NOT NULL,
	"protocol_id" text NOT NULL,
	"version" integer NOT NULL,
	"no" integer NOT NULL,
	"kind" text NOT NULL,
	"at" bigint NOT NULL,
	"by" json NOT NULL,
	"document" json,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "protocol_steps_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "protocol_steps_clinic_id_protocol_id_version_no_pk" PRIMARY KEY("clinic_id","protocol_id","version","no")
);
--> statement-breakpoint
ALTER TABLE "protocol_steps" ADD CONSTRAINT "protocol_steps_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "protocol_steps_order" ON "protocol_steps" USING btree ("clinic_id","position");--> statement-breakpoint
-- What was put before is what a clinic has had in force, one after the other; nobody has approved it yet.
INSERT INTO protocol_steps (clinic_id, protocol_id, version, no, kind, at, by, document)
  SELECT clinic_id, id, version, 1, 'drafted', (extract(epoch FROM now()) * 1000)::bigint, '{"kind":"engine"}', document
  FROM protocols ORDER BY put_order;
--> statement-breakpoint
INSERT INTO protocol_steps (clinic_id, protocol_id, version, no, kind, at, by)
  SELECT clinic_id, id, version, 2,
    CASE WHEN put_order = max(put_order) OVER (PARTITION BY clinic_id) THEN 'put-in-force' ELSE 'retired' END,
    (extract(epoch FROM now()) * 1000)::bigint, '{"kind":"engine"}'
  FROM protocols ORDER BY put_order;
--> statement-breakpoint
ALTER TABLE "protocols" DROP COLUMN "put_order";
--> statement-breakpoint
GRANT SELECT, INSERT ON protocol_steps TO chairside_app;
--> statement-breakpoint
ALTER TABLE protocol_steps ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON protocol_steps TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
CREATE FUNCTION refuse_protocol_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'protocols and their history are append-only: % refused', TG_OP USING ERRCODE = '42501';
END
$$;
--> statement-breakpoint
CREATE TRIGGER protocol_steps_append_only BEFORE UPDATE OR DELETE ON protocol_steps
  FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
--> statement-breakpoint
CREATE TRIGGER protocol_steps_no_truncate BEFORE TRUNCATE ON protocol_steps
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change();
--> statement-breakpoint
CREATE TRIGGER protocols_append_only BEFORE UPDATE OR DELETE ON protocols
  FOR EACH ROW EXECUTE FUNCTION refuse_protocol_change();
--> statement-breakpoint
CREATE TRIGGER protocols_no_truncate BEFORE TRUNCATE ON protocols
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_protocol_change();