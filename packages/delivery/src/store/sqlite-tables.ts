import type { SqliteFile } from './sqlite-connection'

/**
 * One entry for each version of the tables. Never change one that was released: add another.
 *
 * A job that was not tried is in `jobs`, whose order is that of reading; one that waits for another try is in `waiting`.
 */
const MIGRATIONS = [
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
    destination text primary key, fingerprint text, tokens text, locked_by text, locked_at integer) without rowid;`
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
