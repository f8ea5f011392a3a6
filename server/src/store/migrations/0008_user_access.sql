ALTER TABLE "users" ADD COLUMN "password_given" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deactivated_at" bigint;--> statement-breakpoint
GRANT UPDATE (password_hash, password_given, deactivated_at) ON users TO chairside_app;
--> statement-breakpoint
DROP FUNCTION user_by_name(text);
--> statement-breakpoint
CREATE FUNCTION user_by_name(wanted text)
RETURNS TABLE (
  id uuid, clinic_id int, user_name text, name text, role text, password_hash text,
  password_given boolean, deactivated_at bigint
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.clinic_id, u.user_name, u.name, u.role, u.password_hash, u.password_given, u.deactivated_at
  FROM users u WHERE u.user_name = wanted
$$;
--> statement-breakpoint
DROP FUNCTION signed_in(text, bigint);
--> statement-breakpoint
CREATE FUNCTION signed_in(token text, at_ms bigint)
RETURNS TABLE (
  id uuid, clinic_id int, user_name text, name text, role text, password_hash text,
  password_given boolean, deactivated_at bigint
)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.clinic_id, u.user_name, u.name, u.role, u.password_hash, u.password_given, u.deactivated_at
  FROM sign_ins s JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = token AND s.expires_at > at_ms AND u.deactivated_at IS NULL
$$;
--> statement-breakpoint
-- Of one user of one clinic; `kept` is the sign-in that goes on.
CREATE FUNCTION end_sign_ins(clinic int, wanted uuid, kept text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM sign_ins
  WHERE clinic_id = clinic AND user_id = wanted AND token_hash IS DISTINCT FROM kept
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION user_by_name(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION user_by_name(text) TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION signed_in(text, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION signed_in(text, bigint) TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION end_sign_ins(int, uuid, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION end_sign_ins(int, uuid, text) TO chairside_app;
