ALTER TABLE "readings" ALTER COLUMN "flags" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "readings" ADD COLUMN "packed" "bytea";