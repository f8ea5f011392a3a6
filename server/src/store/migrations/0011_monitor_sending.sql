ALTER TABLE "devices" ADD COLUMN "withdrawn_at" bigint;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "withdrawn_by" json;--> statement-breakpoint
ALTER TABLE "devices" ADD COLUMN "sending" json DEFAULT '{"units":{},"noData":{}}'::json NOT NULL;--> statement-breakpoint
GRANT UPDATE (withdrawn_at, withdrawn_by, sending) ON devices TO chairside_app;
--> statement-breakpoint
-- The audit knows who withdrew a token before this was kept with the monitor.
UPDATE devices SET withdrawn_at = entry.at, withdrawn_by = entry.by
FROM (
  SELECT DISTINCT ON (subject ->> 'deviceId') subject ->> 'deviceId' AS device, at, by
  FROM audit_entries
  WHERE action = 'device' AND subject ->> 'change' = 'token-withdrawn'
  ORDER BY subject ->> 'deviceId', position DESC
) AS entry
WHERE devices.token_hash IS NULL AND entry.device = devices.id::text;
