import { PLACES_PER_CHUNK } from './chunks'
import type { SqliteFile } from './sqlite-connection'

/**
 * One entry for each version of the tables. Never change one that was released: add another.
 *
 * A job that was not tried is in `runs`, whose order is that of reading; its event is in `chunks` (see `chunks.ts`). One that
 * waits for another try is in `waiting`, with a copy of its event, so that a chunk need not stay for it. `ids` counts for
 * chunks and runs.
 */
export const MIGRATIONS = [
  `create table seen (day integer, key blob, primary key (day, key)) without rowid;
  create table ids (next integer not null);
  insert into ids values (1);
  create table events (
    id integer primary key, source text not null, received_at integer not null, jobs integer not null,
    body text not null);
  create index events_shared on events (id) where jobs > 1;
  create table jobs (
    destination text, part integer, event_id integer, subscription text, order_key text,
    crashes integer not null default 0, is_shared integer not null,
    primary key (destination, part, event_id, subscription)) without rowid;
  create index jobs_shared on jobs (event_id) where is_shared = 1;
  create table waiting (
    destination text, part integer, event_id integer, subscription text, order_key text,
    crashes integer not null default 0, is_shared integer not null, attempts integer not null,
    first_tried_at integer, due_at integer not null,
    primary key (destination, part, event_id, subscription)) without rowid;
  create index waiting_due on waiting (destination, part, due_at);
  create index waiting_shared on waiting (event_id) where is_shared = 1;
  create table workers (worker text primary key, expires_at integer not null) without rowid;
  create table shards (
    destination text, part integer, worker text, epoch integer not null default 0,
    primary key (destination, part)) without rowid;
  create table pauses (
    destination text, subscription text, kind text, reason text not null, fingerprint text not null,
    since integer not null, until integer not null, primary key (destination, subscription, kind)) without rowid;
  create table dead (
    id integer primary key autoincrement, failed_at integer not null, destination text not null,
    subscription text not null, message_id text not null, title text not null, source text not null,
    received_at integer not null, body text not null, order_key text, code text not null, scope text not null,
    status integer not null, attempts integer not null, message text not null, sample text);
  create index dead_by_destination on dead (destination, id);
  create table counts (
    minute integer, destination text, subscription text, outcome text, reason text, worker text,
    count integer not null, latency_sum integer not null, latency_max integer not null,
    primary key (minute, destination, subscription, outcome, reason, worker)) without rowid;
  create table tokens (
    destination text primary key, fingerprint text, tokens text, locked_by text, locked_at integer) without rowid;`,

  `create table chunks (
    id integer primary key, received_at integer not null, heads text not null, bodies text not null);
  create table runs (
    destination text, part integer, id integer, size integer not null, subscription text not null,
    chunk integer not null, places text not null, orders text,
    primary key (destination, part, id)) without rowid;
  create index runs_by_chunk on runs (chunk);
  alter table waiting rename to old_waiting;
  drop index waiting_due;
  create table waiting (
    destination text, part integer, event_id integer, subscription text, order_key text, crashes integer not null,
    attempts integer not null, first_tried_at integer, due_at integer not null, source text not null,
    received_at integer not null, body text not null,
    primary key (destination, part, event_id, subscription)) without rowid;
  create index waiting_due on waiting (destination, part, due_at);
  insert into waiting
    select destination, part, event_id * ${PLACES_PER_CHUNK}, subscription, order_key, crashes, attempts, first_tried_at, due_at,
      source, received_at, body
    from old_waiting join events on id = event_id
    union all
    select destination, part, event_id * ${PLACES_PER_CHUNK}, subscription, order_key, crashes, 0, null, 0, source, received_at,
      body
    from jobs join events on id = event_id where crashes > 0;
  insert into chunks
    select id, received_at, json_array(json_array(source, received_at, 0)), body from events
    where id in (select event_id from jobs where crashes = 0);
  insert into runs
    select destination, part, next + row_number() over (order by event_id) - 1, 1, subscription, event_id, '[0]',
      iif(order_key is null, null, json_object('0', order_key))
    from jobs, ids where crashes = 0;
  update ids set next = next + (select count(*) from runs);
  drop table jobs;
  drop table old_waiting;
  drop table events;`
]

/** Makes the tables, or upgrades them. @throws when they are of a newer version */
export async function migrate(file: SqliteFile): Promise<void> {
  await file.transaction(async ({ rows, script }) => {
    const [[version]] = await rows<[number]>('pragma user_version')
    if (version > MIGRATIONS.length) {
      throw new Error(
        `The store has tables of version ${version}, this program knows up to ${MIGRATIONS.length}. Use a newer program.`
      )
    }
    for (const migration of MIGRATIONS.slice(version)) await script(migration)
    await script(`pragma user_version = ${MIGRATIONS.length}`)
  })
}
