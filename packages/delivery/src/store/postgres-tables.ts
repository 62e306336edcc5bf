import { PLACES_PER_CHUNK } from './chunks'
import { LEASE_LOCK, type PostgresDatabase } from './postgres-connection'

/** Rows of these tables live for seconds, so vacuuming them is worth its while long before a fifth of them is dead. */
const shortLived = (threshold: number) => `with (autovacuum_vacuum_scale_factor = 0.05,
  autovacuum_vacuum_threshold = ${threshold}, autovacuum_vacuum_insert_threshold = -1,
  autovacuum_analyze_threshold = 1000000, autovacuum_vacuum_cost_delay = 0)`
const SHORT_LIVED = shortLived(20_000)

/**
 * One entry for each version of the tables. Never change one that was released: add another.
 *
 * A job that was not tried is in `runs`, whose order is that of reading; its event is in `chunks` (see `chunks.ts`). One
 * that waits for another try is in `waiting`, with a copy of its event, so that a chunk need not stay for it. Bodies are
 * compressed by LZ4, which takes less time than to write them as they are; by PostgreSQL's own method it takes more, so a
 * server without LZ4 does not compress them. Names sort by bytes, which takes less time than by the rules of a language. The
 * index of due jobs has a column of its own for the shard, so that no statement that looks for one job is planned with it
 * while the table is small.
 */
export const MIGRATIONS = [
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
    destination text primary key, fingerprint text, tokens text, locked_by text, locked_at bigint);`,

  `create table delivery.chunks (
    id bigint primary key, received_at bigint not null, heads text not null, bodies text not null) ${shortLived(2000)};
  alter table delivery.chunks alter column bodies set storage external;
  create table delivery.runs (
    destination text collate "C", part integer, id bigint, subscription text not null, chunk bigint not null,
    places integer[] not null, orders text, primary key (destination, part, id)) ${shortLived(2000)};
  create index runs_by_chunk on delivery.runs (chunk);
  alter table delivery.waiting rename to old_waiting;
  alter index delivery.waiting_pkey rename to old_waiting_pkey;
  alter index delivery.waiting_due rename to old_waiting_due;
  create table delivery.waiting (
    destination text collate "C", part integer, event_id bigint, subscription text collate "C", order_key text,
    crashes integer not null, attempts integer not null, first_tried_at bigint, due_at bigint not null,
    shard text collate "C" not null, source text not null, received_at bigint not null, body text not null,
    primary key (destination, part, event_id, subscription)) ${SHORT_LIVED};
  create index waiting_due on delivery.waiting (shard, due_at);
  insert into delivery.waiting
    select destination, part, event_id * ${PLACES_PER_CHUNK}, subscription, order_key, crashes, attempts, first_tried_at, due_at,
      shard, source, received_at, body
    from delivery.old_waiting join delivery.events on id = event_id
    union all
    select destination, part, event_id * ${PLACES_PER_CHUNK}, subscription, order_key, crashes, 0, null, 0,
      destination || '/' || part, source, received_at, body
    from delivery.jobs join delivery.events on id = event_id where crashes > 0;
  insert into delivery.chunks
    select id, received_at, json_build_array(json_build_array(source, received_at, 0))::text, body
    from delivery.events where id in (select event_id from delivery.jobs where crashes = 0);
  insert into delivery.runs
    select destination, part, nextval('delivery.event_ids'), subscription, event_id, '{0}',
      case when order_key is not null then json_build_object('0', order_key)::text end
    from (select * from delivery.jobs where crashes = 0 order by event_id) as j;
  drop table delivery.jobs, delivery.old_waiting, delivery.events;`,

  `do $$ begin
    alter table delivery.chunks alter column bodies set compression lz4, alter column bodies set storage extended;
  exception when feature_not_supported then
    null;
  end $$;`
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
