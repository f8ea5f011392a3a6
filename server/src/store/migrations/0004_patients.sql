CREATE TABLE "course_versions" (
	"clinic_id" integer NOT NULL,
	"course_id" uuid NOT NULL,
	"document" json NOT NULL,
	"version" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" json NOT NULL,
	CONSTRAINT "course_versions_clinic_id_course_id_version_pk" PRIMARY KEY("clinic_id","course_id","version")
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"clinic_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"document" json NOT NULL,
	"version" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" json NOT NULL,
	CONSTRAINT "courses_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "courses_of_patient" UNIQUE("clinic_id","patient_id","id")
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"clinic_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"term" text NOT NULL,
	"answer" text NOT NULL,
	"severity" text,
	"note" text,
	"at" bigint NOT NULL,
	"by" json NOT NULL,
	"recorded_at" bigint NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "follow_ups_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "follow_ups_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "patient_terms" (
	"clinic_id" integer NOT NULL,
	"patient_id" uuid NOT NULL,
	"term" text collate "C" NOT NULL,
	CONSTRAINT "patient_terms_clinic_id_patient_id_term_pk" PRIMARY KEY("clinic_id","patient_id","term")
);
--> statement-breakpoint
CREATE TABLE "patient_versions" (
	"clinic_id" integer NOT NULL,
	"patient_id" uuid NOT NULL,
	"document" json NOT NULL,
	"version" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" json NOT NULL,
	CONSTRAINT "patient_versions_clinic_id_patient_id_version_pk" PRIMARY KEY("clinic_id","patient_id","version")
);
--> statement-breakpoint
CREATE TABLE "patient_weights" (
	"clinic_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kg" double precision NOT NULL,
	"at" bigint NOT NULL,
	"by" json NOT NULL,
	"session_id" uuid,
	"recorded_at" bigint NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "patient_weights_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "patient_weights_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
CREATE TABLE "patients" (
	"clinic_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"record_number" text NOT NULL,
	"date_of_birth" text NOT NULL,
	"name_key" text collate "C" NOT NULL,
	"document" json NOT NULL,
	"version" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" json NOT NULL,
	CONSTRAINT "patients_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "patients_record_number" UNIQUE("clinic_id","record_number")
);
--> statement-breakpoint
CREATE TABLE "schedule_templates" (
	"clinic_id" integer NOT NULL,
	"document" json NOT NULL,
	"version" integer NOT NULL,
	"at" bigint NOT NULL,
	"by" json NOT NULL,
	CONSTRAINT "schedule_templates_clinic_id_version_pk" PRIMARY KEY("clinic_id","version")
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "patient_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "course_id" uuid;--> statement-breakpoint
ALTER TABLE "course_versions" ADD CONSTRAINT "course_versions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_versions" ADD CONSTRAINT "course_versions_course" FOREIGN KEY ("clinic_id","course_id") REFERENCES "public"."courses"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_terms" ADD CONSTRAINT "patient_terms_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_terms" ADD CONSTRAINT "patient_terms_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_versions" ADD CONSTRAINT "patient_versions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_versions" ADD CONSTRAINT "patient_versions_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_weights" ADD CONSTRAINT "patient_weights_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient_weights" ADD CONSTRAINT "patient_weights_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patients" ADD CONSTRAINT "patients_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedule_templates" ADD CONSTRAINT "schedule_templates_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_ups_history" ON "follow_ups" USING btree ("clinic_id","patient_id","at","position");--> statement-breakpoint
CREATE INDEX "patient_terms_term" ON "patient_terms" USING btree ("clinic_id","term","patient_id");--> statement-breakpoint
CREATE INDEX "patient_weights_history" ON "patient_weights" USING btree ("clinic_id","patient_id","at","position");--> statement-breakpoint
CREATE INDEX "patients_list" ON "patients" USING btree ("clinic_id","name_key","id");--> statement-breakpoint
CREATE INDEX "patients_born" ON "patients" USING btree ("clinic_id","date_of_birth");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_patient" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "public"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_course" FOREIGN KEY ("clinic_id","patient_id","course_id") REFERENCES "public"."courses"("clinic_id","patient_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_running_patient" ON "sessions" USING btree ("clinic_id","patient_id") WHERE closed_at is null and patient_id is not null;--> statement-breakpoint
CREATE INDEX "sessions_of_patient" ON "sessions" USING btree ("clinic_id","patient_id","opened_at");--> statement-breakpoint
CREATE INDEX "sessions_of_course" ON "sessions" USING btree ("clinic_id","course_id");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_course_has_patient" CHECK (course_id is null or patient_id is not null);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON patients TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON patient_terms TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON patient_versions TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON courses TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON course_versions TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON patient_weights TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON follow_ups TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON schedule_templates TO chairside_app;
--> statement-breakpoint
ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON patients TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE patient_terms ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON patient_terms TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE patient_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON patient_versions TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE courses ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON courses TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE course_versions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON course_versions TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE patient_weights ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON patient_weights TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE follow_ups ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON follow_ups TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE schedule_templates ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON schedule_templates TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
CREATE FUNCTION refuse_patient_history_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of patients is append-only: % refused', TG_OP USING ERRCODE = '42501';
END
$$;
--> statement-breakpoint
CREATE TRIGGER patient_versions_append_only BEFORE UPDATE OR DELETE ON patient_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_patient_history_change();
--> statement-breakpoint
CREATE TRIGGER patient_versions_no_truncate BEFORE TRUNCATE ON patient_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_patient_history_change();
--> statement-breakpoint
CREATE TRIGGER course_versions_append_only BEFORE UPDATE OR DELETE ON course_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_patient_history_change();
--> statement-breakpoint
CREATE TRIGGER course_versions_no_truncate BEFORE TRUNCATE ON course_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_patient_history_change();
--> statement-breakpoint
CREATE TRIGGER patient_weights_append_only BEFORE UPDATE OR DELETE ON patient_weights
  FOR EACH ROW EXECUTE FUNCTION refuse_patient_history_change();
--> statement-breakpoint
CREATE TRIGGER patient_weights_no_truncate BEFORE TRUNCATE ON patient_weights
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_patient_history_change();
--> statement-breakpoint
CREATE TRIGGER follow_ups_append_only BEFORE UPDATE OR DELETE ON follow_ups
  FOR EACH ROW EXECUTE FUNCTION refuse_patient_history_change();
--> statement-breakpoint
CREATE TRIGGER follow_ups_no_truncate BEFORE TRUNCATE ON follow_ups
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_patient_history_change();
--> statement-breakpoint
CREATE TRIGGER schedule_templates_append_only BEFORE UPDATE OR DELETE ON schedule_templates
  FOR EACH ROW EXECUTE FUNCTION refuse_patient_history_change();
--> statement-breakpoint
CREATE TRIGGER schedule_templates_no_truncate BEFORE TRUNCATE ON schedule_templates
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_patient_history_change();
