ALTER TABLE "watermarks" ADD COLUMN "known_at" bigint;--> statement-breakpoint
ALTER TABLE "watermarks" ADD COLUMN "known_t" bigint;