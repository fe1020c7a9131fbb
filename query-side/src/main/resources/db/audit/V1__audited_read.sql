-- Who looked at what. Written before the answer goes out; never changed, never deleted.
CREATE TABLE audit.audited_read (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    auditor    text COLLATE "C" NOT NULL,
    operation  text COLLATE "C" NOT NULL,
    resource   text COLLATE "C" NOT NULL,
    parameters jsonb       NOT NULL,
    request_id text        NOT NULL
);

CREATE INDEX audited_read_by_auditor ON audit.audited_read (auditor, id DESC);
CREATE INDEX audited_read_by_resource ON audit.audited_read (resource, id DESC);

CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what auditors have read is never changed' USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER audited_read_is_never_changed
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.audited_read
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
