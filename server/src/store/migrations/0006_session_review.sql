ALTER TABLE "sessions" ADD COLUMN "serious_effects" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_id" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_name" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "signed_at" bigint;--> statement-breakpoint
CREATE INDEX "sessions_unsigned" ON "sessions" USING btree ("clinic_id","opened_at","key") WHERE closed_at is not null and signed_at is null;--> statement-breakpoint
CREATE INDEX "sessions_critical" ON "sessions" USING btree ("clinic_id","opened_at","key") WHERE critical_alarms > 0;--> statement-breakpoint
CREATE INDEX "sessions_serious" ON "sessions" USING btree ("clinic_id","opened_at","key") WHERE serious_effects > 0;--> statement-breakpoint
UPDATE sessions s SET outcome = e.body->>'outcome'
  FROM session_events e WHERE e.session_id = s.id AND e.type = 'session-closed';
