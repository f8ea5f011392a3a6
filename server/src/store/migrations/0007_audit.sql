CREATE TABLE "audit_ends" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"clinic_id" integer NOT NULL,
	"at" bigint NOT NULL,
	"outcome" text NOT NULL,
	"bytes" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"clinic_id" integer NOT NULL,
	"action" text NOT NULL,
	"at" bigint NOT NULL,
	"by" json NOT NULL,
	"subject" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_ends" ADD CONSTRAINT "audit_ends_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "audit_ends" ADD CONSTRAINT "audit_ends_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "audit_entries_list" ON "audit_entries" USING btree ("clinic_id","position");
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_entries TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_ends TO chairside_app;
--> statement-breakpoint
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON audit_entries TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE audit_ends ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON audit_ends TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only: % refused', TG_OP USING ERRCODE = '42501';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER audit_ends_append_only BEFORE UPDATE OR DELETE ON audit_ends
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER audit_ends_no_truncate BEFORE TRUNCATE ON audit_ends
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
