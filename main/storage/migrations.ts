/**
 * The schema, one entry a version: entry k takes the database from version k to k + 1. Entries that were released are
 * never changed. The audit table refuses UPDATE and DELETE by trigger: it only grows.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE pdu (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    user TEXT NOT NULL,
    protocol TEXT NOT NULL,
    serial TEXT NOT NULL,
    secret BLOB,
    simulated_model TEXT,
    simulated_seed INTEGER,
    position INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE trust (
    host_port TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    trusted_at_ms INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE protected_outlet (
    pdu TEXT NOT NULL,
    outlet TEXT NOT NULL,
    PRIMARY KEY (pdu, outlet)
  ) STRICT;
  CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
  CREATE TABLE audit (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms INTEGER NOT NULL,
    operator TEXT NOT NULL,
    workstation TEXT NOT NULL,
    door TEXT NOT NULL,
    pdu TEXT,
    pdu_name TEXT NOT NULL,
    pdu_user TEXT,
    element TEXT,
    element_name TEXT NOT NULL,
    action TEXT NOT NULL,
    result TEXT NOT NULL,
    before TEXT,
    after TEXT,
    message TEXT,
    command_id TEXT
  ) STRICT;
  CREATE INDEX audit_pdu ON audit (pdu, number);
  CREATE INDEX audit_command ON audit (command_id, element, number) WHERE command_id IS NOT NULL;
  CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
  CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
  `,
  // SNMP: what of an access is no secret, MAC addresses to recognise a PDU by, second ways to it, and trusted engines.
  `
  ALTER TABLE pdu ADD COLUMN snmp_access TEXT;
  ALTER TABLE pdu ADD COLUMN mac TEXT NOT NULL DEFAULT '';
  CREATE TABLE other_access (
    pdu TEXT PRIMARY KEY REFERENCES pdu (id) ON DELETE CASCADE,
    protocol TEXT NOT NULL,
    address TEXT NOT NULL,
    user TEXT NOT NULL,
    snmp_access TEXT,
    secret BLOB
  ) STRICT;
  CREATE TABLE trusted_engine (
    host_port TEXT PRIMARY KEY,
    engine_id TEXT NOT NULL,
    trusted_at_ms INTEGER NOT NULL
  ) STRICT;
  `,
  // Two makers may use the same serial number.
  `
  ALTER TABLE pdu ADD COLUMN vendor TEXT NOT NULL DEFAULT '';
  `,
  // CloudShell: attributes that are kept beside a PDU, addresses handed out, what hangs on a socket; and cycles whose second
  // half was promised and not sent yet.
  `
  CREATE TABLE shell_attribute (
    pdu TEXT NOT NULL REFERENCES pdu (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT,
    secret BLOB,
    PRIMARY KEY (pdu, name)
  ) STRICT;
  CREATE TABLE shell_socket (
    pdu TEXT NOT NULL REFERENCES pdu (id) ON DELETE CASCADE,
    outlet TEXT NOT NULL,
    relative_address TEXT NOT NULL,
    unique_identifier TEXT NOT NULL,
    PRIMARY KEY (pdu, outlet),
    UNIQUE (pdu, relative_address)
  ) STRICT;
  CREATE TABLE socket_connection (
    pdu TEXT NOT NULL REFERENCES pdu (id) ON DELETE CASCADE,
    outlet TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    connected_at_ms INTEGER NOT NULL,
    PRIMARY KEY (pdu, outlet)
  ) STRICT;
  CREATE TABLE promised_on (
    command_id TEXT NOT NULL,
    outlet TEXT NOT NULL,
    pdu TEXT NOT NULL,
    serial TEXT NOT NULL,
    mac TEXT NOT NULL,
    outlet_name TEXT NOT NULL,
    door TEXT NOT NULL,
    include_protected INTEGER NOT NULL,
    respect_sequence INTEGER NOT NULL,
    delay_ms INTEGER NOT NULL,
    asked_at_ms INTEGER NOT NULL,
    off_sent_at_ms INTEGER,
    off_change_ms INTEGER,
    on_due_at_ms INTEGER,
    on_given_at_ms INTEGER,
    PRIMARY KEY (command_id, outlet)
  ) STRICT;
  `,
  // Events outlive the program; drafts of sequences outlive their window.
  `
  CREATE TABLE event (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms INTEGER NOT NULL,
    ended_at_ms INTEGER,
    pdu TEXT NOT NULL,
    pdu_name TEXT NOT NULL,
    element TEXT,
    element_name TEXT NOT NULL,
    severity TEXT NOT NULL,
    kind TEXT NOT NULL,
    topic TEXT,
    told_by TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX event_time ON event (at_ms);
  CREATE INDEX event_pdu_time ON event (pdu, at_ms);
  CREATE INDEX event_open ON event (pdu, topic) WHERE topic IS NOT NULL AND ended_at_ms IS NULL;
  CREATE INDEX audit_time ON audit (at_ms);
  CREATE INDEX audit_pdu_time ON audit (pdu, at_ms);
  CREATE INDEX audit_command_number ON audit (command_id, number) WHERE command_id IS NOT NULL;
  CREATE TABLE sequence_draft (
    pdu TEXT PRIMARY KEY REFERENCES pdu (id) ON DELETE CASCADE,
    base TEXT NOT NULL,
    draft TEXT NOT NULL,
    kept_at_ms INTEGER NOT NULL
  ) STRICT;
  `,
];
