-- The role that the server works under: it owns nothing and cannot bypass row-level security.
-- Roles belong to the whole cluster: another database of it may have made it already, or be making it now.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'chairside_app') THEN
    BEGIN
      CREATE ROLE chairside_app NOLOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'the role chairside_app is missing and this user may not make it: have an administrator run "CREATE ROLE chairside_app NOLOGIN NOBYPASSRLS; GRANT chairside_app TO %"', current_user;
    END;
  END IF;
END
$$;
--> statement-breakpoint
DO $$
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
     AND NOT pg_has_role(current_user, 'chairside_app', 'MEMBER') THEN
    EXECUTE format('GRANT chairside_app TO %I', current_user);
  ELSIF current_setting('server_version_num')::int >= 160000
     AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    -- From 16 on the maker of a role is a member who may administer it, not yet one who may become it.
    BEGIN
      EXECUTE format('GRANT chairside_app TO %I WITH SET TRUE', current_user);
    EXCEPTION WHEN insufficient_privilege THEN NULL;
    END;
  END IF;
END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON clinics TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON chairs TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON devices TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON protocols TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON users TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON sessions TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON session_channels TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON session_events TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON watermarks TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON readings TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON reading_blocks TO chairside_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (chair_id) ON channels TO chairside_app;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE session_keys TO chairside_app;
--> statement-breakpoint
ALTER TABLE chairs ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON chairs TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE devices ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON devices TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE channels ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON channels TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE protocols ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON protocols TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON users TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE sign_ins ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON sign_ins TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON sessions TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE session_channels ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON session_channels TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE session_events ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON session_events TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE watermarks ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON watermarks TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE readings ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON readings TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
ALTER TABLE reading_blocks ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The subselect makes the setting an InitPlan: read once per statement, not once per row.
CREATE POLICY clinic_scope ON reading_blocks TO chairside_app
  USING (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]))
  WITH CHECK (clinic_id = ANY ((SELECT string_to_array(current_setting('chairside.clinics', true), ',')::int[])::int[]));
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the session log is append-only: % refused', TG_OP USING ERRCODE = '42501';
END
$$;
--> statement-breakpoint
CREATE TRIGGER session_events_append_only BEFORE UPDATE OR DELETE ON session_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER session_events_no_truncate BEFORE TRUNCATE ON session_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_binding_in_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM session_channels WHERE channel_id = OLD.id AND detached_at IS NULL) THEN
    RAISE EXCEPTION 'a running session holds this channel'
      USING ERRCODE = '23505', CONSTRAINT = 'channels_bound_in_session';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER channels_bound_in_session BEFORE UPDATE OF chair_id ON channels
  FOR EACH ROW WHEN (OLD.chair_id IS DISTINCT FROM NEW.chair_id) EXECUTE FUNCTION refuse_binding_in_session();
--> statement-breakpoint
-- Sign-in, a cookie and a device token name no clinic: it is what they are looked up for. These functions run as
-- the owner, answer for one exact secret or name only, and are the only way past the policies.
CREATE FUNCTION user_by_name(wanted text)
RETURNS TABLE (id uuid, clinic_id int, user_name text, name text, role text, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.clinic_id, u.user_name, u.name, u.role, u.password_hash FROM users u WHERE u.user_name = wanted
$$;
--> statement-breakpoint
CREATE FUNCTION count_users() RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT count(*)::int FROM users $$;
--> statement-breakpoint
CREATE FUNCTION create_sign_in(token text, wanted uuid, expires bigint) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO sign_ins (token_hash, clinic_id, user_id, expires_at)
  SELECT token, u.clinic_id, u.id, expires FROM users u WHERE u.id = wanted
  RETURNING true
$$;
--> statement-breakpoint
CREATE FUNCTION signed_in(token text, at_ms bigint)
RETURNS TABLE (id uuid, clinic_id int, user_name text, name text, role text, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.id, u.clinic_id, u.user_name, u.name, u.role, u.password_hash
  FROM sign_ins s JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = token AND s.expires_at > at_ms
$$;
--> statement-breakpoint
CREATE FUNCTION delete_sign_in(token text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$ DELETE FROM sign_ins WHERE token_hash = token $$;
--> statement-breakpoint
CREATE FUNCTION device_by_token(token text)
RETURNS TABLE (id uuid, clinic_id int, label text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT d.id, d.clinic_id, d.label FROM devices d WHERE d.token_hash = token
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION user_by_name(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION user_by_name(text) TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION count_users() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION count_users() TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION create_sign_in(text, uuid, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION create_sign_in(text, uuid, bigint) TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION signed_in(text, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION signed_in(text, bigint) TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION delete_sign_in(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION delete_sign_in(text) TO chairside_app;
--> statement-breakpoint
REVOKE ALL ON FUNCTION device_by_token(text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION device_by_token(text) TO chairside_app;
--> statement-breakpoint
-- Every commit moves the watermark of every live stream: room on the page keeps those updates off the indexes.
ALTER TABLE watermarks SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
--> statement-breakpoint
-- Sealing deletes what it sealed: without early vacuuming the hot table would grow all the same.
ALTER TABLE readings SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 20000);
