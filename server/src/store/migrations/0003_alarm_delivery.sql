CREATE TABLE "alarm_receipts" (
	"session_id" uuid NOT NULL,
	"alarm_id" text NOT NULL,
	"station_id" uuid NOT NULL,
	"clinic_id" integer NOT NULL,
	"user_name" text NOT NULL,
	"delivered_at" bigint,
	"seen_at" bigint,
	"sounded_at" bigint,
	CONSTRAINT "alarm_receipts_session_id_alarm_id_station_id_pk" PRIMARY KEY("session_id","alarm_id","station_id")
);
--> statement-breakpoint
CREATE TABLE "on_call_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"clinic_id" integer NOT NULL,
	"session_id" uuid NOT NULL,
	"alarm_id" text NOT NULL,
	"message" json NOT NULL,
	"state" text NOT NULL,
	"created_at" bigint NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" bigint NOT NULL,
	"settled_at" bigint,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "alarm_receipts" ADD CONSTRAINT "alarm_receipts_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "on_call_messages" ADD CONSTRAINT "on_call_messages_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "on_call_messages_session" ON "on_call_messages" USING btree ("session_id");
--> statement-breakpoint
CREATE INDEX "on_call_messages_state" ON "on_call_messages" USING btree ("state","next_at");--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON alarm_receipts TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON on_call_messages TO chairside_app;
--> statement-breakpoint
ALTER TABLE alarm_receipts ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON alarm_receipts TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE on_call_messages ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY clinic_scope ON on_call_messages TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
