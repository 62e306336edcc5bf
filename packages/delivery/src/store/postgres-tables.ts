import { LEASE_LOCK, type PostgresDatabase } from './postgres-connection'

/** Rows of these tables live for seconds, so vacuuming them is worth its while long before a fifth of them is dead. */
const SHORT_LIVED = `with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 20000,
  autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_threshold = 1000000, autovacuum_vacuum_cost_delay = 0)`

/**
 * One entry for each version of the tables. Never change one that was released: add another.
 *
 * A job that was not tried is in `jobs`, whose order is that of reading; one that waits for another try is in `waiting`.
 * Names sort by bytes, which takes less time than by the rules of a language. The index of due jobs has a column of its own
 * for the shard, so that no statement that looks for one job is planned with it while the table is small.
 */
const MIGRATIONS = [
  `create table delivery.seen (day integer, key uuid, primary key (day, key));
  create sequence delivery.event_ids;
  create table delivery.events (
    id bigint primary key, source text not null, received_at bigint not null, jobs integer not null,
    body text not null) ${SHORT_LIVED};
  create index events_shared on delivery.events (id) where jobs > 1;
  create table delivery.jobs (
    destination text collate "C", part integer, event_id bigint, subscription text collate "C", order_key text,
    crashes integer not null default 0, is_shared boolean not null,
    primary key (destination, part, event_id, subscription)) ${SHORT_LIVED};
  create index jobs_shared on delivery.jobs (event_id) where is_shared;
  create table delivery.waiting (
    destination text collate "C", part integer, event_id bigint, subscription text collate "C", order_key text,
    crashes integer not null default 0, is_shared boolean not null, attempts integer not null, first_tried_at bigint,
    due_at bigint not null, shard text collate "C" not null,
    primary key (destination, part, event_id, subscription)) ${SHORT_LIVED};
  create index waiting_due on delivery.waiting (shard, due_at);
  create index waiting_shared on delivery.waiting (event_id) where is_shared;
  create table delivery.workers (worker text primary key, expires_at bigint not null);
  create table delivery.shards (
    destination text collate "C", part integer, worker text, epoch bigint not null default 0,
    primary key (destination, part)) with (fillfactor = 50);
  create table delivery.pauses (
    destination text, subscription text, kind text, reason text not null, fingerprint text not null,
    since bigint not null, until bigint not null, primary key (destination, subscription, kind));
  create table delivery.dead (
    id bigint primary key generated always as identity, failed_at bigint not null, destination text not null,
    subscription text not null, message_id text not null, title text not null, source text not null,
    received_at bigint not null, body text not null, order_key text, code text not null, scope text not null,
    status integer not null, attempts integer not null, message text not null, sample text);
  create index dead_by_destination on delivery.dead (destination, id);
  create table delivery.counts (
    minute bigint, destination text, subscription text, outcome text, reason text, worker text,
    count bigint not null, latency_sum bigint not null, latency_max bigint not null,
    primary key (minute, destination, subscription, outcome, reason, worker)) with (fillfactor = 50);
  create table delivery.tokens (
    destination text primary key, fingerprint text, tokens text, locked_by text, locked_at bigint);`
]

/** Makes the tables, or upgrades them. @throws when they are of a newer version */
export async function migrate(database: PostgresDatabase): Promise<void> {
  await database.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LEASE_LOCK])
    await client.query(
      `create schema if not exists delivery; create table if not exists delivery.version (version integer not null)`
    )
    const { rows } = await client.query<{ version: number }>('select version from delivery.version')
    const version = rows[0]?.version ?? 0
    if (version > MIGRATIONS.length) {
      throw new Error(
        `The store has tables of version ${version}, this program knows up to ${MIGRATIONS.length}. Use a newer program.`
      )
    }
    for (const migration of MIGRATIONS.slice(version)) await client.query(migration)
    const statement =
      rows.length > 0 ? 'update delivery.version set version = $1' : 'insert into delivery.version values ($1)'
    await client.query(statement, [MIGRATIONS.length])
  })
}
