CREATE SEQUENCE "public"."session_keys" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"clinic_id" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" integer NOT NULL,
	"user_name" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text NOT NULL,
	CONSTRAINT "users_user_name" UNIQUE("user_name")
);
--> statement-breakpoint
CREATE TABLE "chairs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" integer NOT NULL,
	"label" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "chairs_label" UNIQUE("clinic_id","label")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" integer NOT NULL,
	"device_id" uuid NOT NULL,
	"name" text NOT NULL,
	"chair_id" uuid,
	CONSTRAINT "channels_name" UNIQUE("device_id","name")
);
--> statement-breakpoint
CREATE TABLE "clinics" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "clinics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"time_zone" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"clinic_id" integer NOT NULL,
	"label" text NOT NULL,
	"token_hash" text NOT NULL,
	CONSTRAINT "devices_token_hash" UNIQUE("token_hash"),
	CONSTRAINT "devices_label" UNIQUE("clinic_id","label")
);
--> statement-breakpoint
CREATE TABLE "protocols" (
	"clinic_id" integer NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"document" json NOT NULL,
	"put_order" bigint GENERATED ALWAYS AS IDENTITY (sequence name "protocols_put_order_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "protocols_clinic_id_id_version_pk" PRIMARY KEY("clinic_id","id","version")
);
--> statement-breakpoint
CREATE TABLE "reading_blocks" (
	"session_key" integer NOT NULL,
	"window_at" bigint NOT NULL,
	"clinic_id" integer NOT NULL,
	"count" integer NOT NULL,
	"last_arrived_at" bigint NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "reading_blocks_session_key_window_at_pk" PRIMARY KEY("session_key","window_at")
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"session_key" integer NOT NULL,
	"clinic_id" integer NOT NULL,
	"stream_key" integer NOT NULL,
	"flags" integer NOT NULL,
	"at" bigint NOT NULL,
	"arrived_at" bigint NOT NULL,
	"t" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"skew" bigint,
	"nibp_at" bigint,
	"hr" smallint,
	"spo2" smallint,
	"pulse" smallint,
	"rr" smallint,
	"etco2" smallint,
	"temp" smallint,
	"sys" smallint,
	"dia" smallint,
	"map" smallint,
	"battery" smallint,
	"invalid" text
);
--> statement-breakpoint
CREATE TABLE "watermarks" (
	"key" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "watermarks_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"clinic_id" integer NOT NULL,
	"channel_id" uuid NOT NULL,
	"stream" uuid NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "watermarks_stream" UNIQUE("channel_id","stream")
);
--> statement-breakpoint
CREATE TABLE "session_channels" (
	"session_key" integer NOT NULL,
	"attached_seq" integer NOT NULL,
	"clinic_id" integer NOT NULL,
	"channel_id" uuid NOT NULL,
	"attached_at" bigint NOT NULL,
	"detached_at" bigint,
	CONSTRAINT "session_channels_session_key_attached_seq_pk" PRIMARY KEY("session_key","attached_seq")
);
--> statement-breakpoint
CREATE TABLE "session_events" (
	"session_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"clinic_id" integer NOT NULL,
	"session_key" integer NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "session_events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" uuid NOT NULL,
	"at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"by" json NOT NULL,
	"command_id" uuid,
	"type" text NOT NULL,
	"body" json NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "session_events_session_id_seq_pk" PRIMARY KEY("session_id","seq"),
	CONSTRAINT "session_events_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"key" integer PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"clinic_id" integer NOT NULL,
	"chair_id" uuid NOT NULL,
	"chair_label" text NOT NULL,
	"patient_ref" text NOT NULL,
	"protocol" text NOT NULL,
	"phase" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"started_at" bigint,
	"stopped_at" bigint,
	"closed_at" bigint,
	"effects" integer DEFAULT 0 NOT NULL,
	"critical_alarms" integer DEFAULT 0 NOT NULL,
	"warning_alarms" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "sessions_id" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chairs" ADD CONSTRAINT "chairs_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_device_id_devices_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."devices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_chair_id_chairs_id_fk" FOREIGN KEY ("chair_id") REFERENCES "public"."chairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "protocols" ADD CONSTRAINT "protocols_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_blocks" ADD CONSTRAINT "reading_blocks_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watermarks" ADD CONSTRAINT "watermarks_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "watermarks" ADD CONSTRAINT "watermarks_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_channels" ADD CONSTRAINT "session_channels_session_key_sessions_key_fk" FOREIGN KEY ("session_key") REFERENCES "public"."sessions"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_channels" ADD CONSTRAINT "session_channels_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_channels" ADD CONSTRAINT "session_channels_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_events" ADD CONSTRAINT "session_events_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_events" ADD CONSTRAINT "session_events_session_key_sessions_key_fk" FOREIGN KEY ("session_key") REFERENCES "public"."sessions"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_chair_id_chairs_id_fk" FOREIGN KEY ("chair_id") REFERENCES "public"."chairs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sign_ins_expires_at" ON "sign_ins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "users_clinic" ON "users" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "channels_clinic" ON "channels" USING btree ("clinic_id");--> statement-breakpoint
CREATE INDEX "readings_session_at" ON "readings" USING btree ("session_key","at");--> statement-breakpoint
CREATE UNIQUE INDEX "session_channels_running" ON "session_channels" USING btree ("channel_id") WHERE detached_at is null;--> statement-breakpoint
CREATE INDEX "session_channels_history" ON "session_channels" USING btree ("channel_id","attached_at");--> statement-breakpoint
CREATE UNIQUE INDEX "session_events_position" ON "session_events" USING btree ("clinic_id","position");--> statement-breakpoint
CREATE INDEX "session_events_command" ON "session_events" USING btree ("session_id","command_id") WHERE command_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_running_chair" ON "sessions" USING btree ("chair_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "sessions_list" ON "sessions" USING btree ("clinic_id","opened_at","key");