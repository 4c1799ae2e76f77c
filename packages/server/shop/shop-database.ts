import { createRequire } from 'node:module';

/** What is used here of a database of better-sqlite3. */
interface Database {
  exec(sql: string): void;
  pragma(text: string): unknown;
  prepare(sql: string): {
    run(...values: unknown[]): { changes: number };
    all(...values: unknown[]): unknown[];
    get(...values: unknown[]): unknown;
  };
  transaction<Args extends unknown[]>(run: (...args: Args) => void): (...args: Args) => void;
  close(): void;
}

const requireHere = createRequire(new URL('./sqlite/package.json', import.meta.url));

function loadSqlite(): (new (file: string) => Database) | undefined {
  try {
    return requireHere('better-sqlite3') as new (file: string) => Database;
  } catch {
    return undefined;
  }
}

const Sqlite = loadSqlite();
export const hasSqlite = Sqlite !== undefined;

/** How much an event is worth. */
export const CREDITS = 10;

/** The shop's own data, which its processes share: what an event does to it is one transaction with the event's id. */
export class ShopDatabase {
  readonly #database: Database;

  constructor(file: string) {
    if (!Sqlite) throw new Error('SQLite is not installed.');
    this.#database = new Sqlite(file);
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('busy_timeout = 20000');
    this.#database.exec(`
      create table if not exists calls (event_id text not null);
      create table if not exists stops (event_id text primary key);
      create table if not exists applied (event_id text primary key);
      create table if not exists account (id integer primary key check (id = 1), credits integer not null);
      insert or ignore into account values (1, 0);
    `);
  }

  /** A handler was called. */
  recordCall(eventId: string): void {
    this.#database.prepare('insert into calls values (?)').run(eventId);
  }

  /** True for the first who asks for this event. */
  isFirstStop(eventId: string): boolean {
    return this.#insert('stops', eventId);
  }

  /** The event's effect, once: its id and the credits are written together, or not at all. */
  apply(eventId: string): void {
    this.#database.transaction(() => {
      if (!this.#insert('applied', eventId)) return;
      this.#database.prepare('update account set credits = credits + ?').run(CREDITS);
    })();
  }

  get stops(): string[] {
    return this.#ids('stops');
  }

  get calls(): string[] {
    return this.#ids('calls');
  }

  get applied(): string[] {
    return this.#ids('applied');
  }

  get credits(): number {
    return (this.#database.prepare('select credits from account').get() as { credits: number })
      .credits;
  }

  close(): void {
    this.#database.close();
  }

  #insert(table: 'stops' | 'applied', eventId: string): boolean {
    const { changes } = this.#database
      .prepare(`insert or ignore into ${table} values (?)`)
      .run(eventId);
    return changes === 1;
  }

  #ids(table: 'calls' | 'stops' | 'applied'): string[] {
    const rows = this.#database.prepare(`select event_id from ${table}`).all();
    return (rows as { event_id: string }[]).map(({ event_id: id }) => id);
  }
}
