CREATE TABLE "administrator_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"clinic_id" integer NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "known_places" (
	"clinic_id" integer NOT NULL,
	"user_id" uuid NOT NULL,
	"place" text NOT NULL,
	"last_at" bigint NOT NULL,
	CONSTRAINT "known_places_user_id_place_pk" PRIMARY KEY("user_id","place")
);
--> statement-breakpoint
ALTER TABLE "devices" ALTER COLUMN "token_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "administrator_codes" ADD CONSTRAINT "administrator_codes_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_places" ADD CONSTRAINT "known_places_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "public"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_places" ADD CONSTRAINT "known_places_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
GRANT UPDATE (token_hash) ON devices TO chairside_app;
--> statement-breakpoint
ALTER TABLE known_places ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE administrator_codes ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Both are asked about before a clinic is known, as sign-ins are: by functions alone, one secret or name at a time.
CREATE FUNCTION places_known(wanted_name text, wanted text[]) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(k.place), '{}') FROM known_places k JOIN users u ON u.id = k.user_id
  WHERE u.user_name = wanted_name AND k.place = ANY (wanted)
$$;
--> statement-breakpoint
-- The newest thirty of a user: a name that is used everywhere keeps no endless list.
CREATE FUNCTION remember_places(wanted uuid, given text[], at_ms bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO known_places (clinic_id, user_id, place, last_at)
  SELECT DISTINCT u.clinic_id, u.id, one, at_ms FROM users u, unnest(given) AS one WHERE u.id = wanted
  ON CONFLICT (user_id, place) DO UPDATE SET last_at = excluded.last_at;
  DELETE FROM known_places k WHERE k.user_id = wanted AND k.place IN (
    SELECT o.place FROM known_places o WHERE o.user_id = wanted ORDER BY o.last_at DESC, o.place OFFSET 30
  );
$$;
--> statement-breakpoint
CREATE FUNCTION delete_expired_sign_ins(at_ms bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_ins WHERE expires_at <= at_ms
$$;
--> statement-breakpoint
-- The clinic of a code that is good at this instant; it is used up with the transaction that asks.
CREATE FUNCTION use_administrator_code(code text, at_ms bigint) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE administrator_codes SET used_at = at_ms
  WHERE code_hash = code AND used_at IS NULL AND expires_at > at_ms
  RETURNING clinic_id
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION places_known(text, text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION places_known(text, text[]) TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION remember_places(uuid, text[], bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION remember_places(uuid, text[], bigint) TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION delete_expired_sign_ins(bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION delete_expired_sign_ins(bigint) TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION use_administrator_code(text, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION use_administrator_code(text, bigint) TO chairside_app;
