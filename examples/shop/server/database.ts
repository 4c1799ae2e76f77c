import Database from 'better-sqlite3';

export type ShopDatabase = Database.Database;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS products (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  about TEXT NOT NULL,
  price TEXT NOT NULL, -- US dollars, a decimal string
  stock INTEGER NOT NULL
) STRICT;

-- What a customer wants. It is stored before anything is paid.
CREATE TABLE IF NOT EXISTS orders (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL, -- the browser that ordered
  product_id TEXT NOT NULL REFERENCES products (id),
  total TEXT NOT NULL,
  placed_at INTEGER NOT NULL,
  paid_at INTEGER,
  paid_with TEXT -- the Phoenix order that paid it
) STRICT;
CREATE INDEX IF NOT EXISTS orders_of_session ON orders (session, placed_at);

-- A Phoenix order, and what is known of it. As its primary key, an id pays for one order only.
CREATE TABLE IF NOT EXISTS payments (
  phoenix_order_id TEXT PRIMARY KEY,
  order_id TEXT REFERENCES orders (id), -- none yet: the webhook was faster than the page
  link_id TEXT, -- the payment link that it was made through
  state TEXT, -- an OrderState, as JSON; none yet: only the page told of it
  problem TEXT -- why a person has to look at it
) STRICT;
CREATE INDEX IF NOT EXISTS payments_of_order ON payments (order_id);

-- The link's URL is not here: it carries an access token.
CREATE TABLE IF NOT EXISTS payment_links (
  id TEXT PRIMARY KEY,
  order_id TEXT REFERENCES orders (id),
  status TEXT NOT NULL
) STRICT;

-- Which webhook events took effect. Written in the transaction of the effect.
CREATE TABLE IF NOT EXISTS events (
  id TEXT PRIMARY KEY,
  handled_at INTEGER NOT NULL
) STRICT;

-- The goods that left: what happens once for each paid order.
CREATE TABLE IF NOT EXISTS shipments (
  order_id TEXT PRIMARY KEY REFERENCES orders (id),
  shipped_at INTEGER NOT NULL
) STRICT;

INSERT OR IGNORE INTO products VALUES
  ('espresso', 'House espresso', '250 g, dark, for the first cup of the day', '12.5', 40),
  ('filter', 'Kenya filter', '250 g, light, of blackcurrant and lime', '16', 25),
  ('grinder', 'Hand grinder', 'Steel burrs, 30 turns a cup', '89', 8);
`;

/** Opens the shop's database, and creates it at the first start. */
export function openDatabase(file: string): ShopDatabase {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  // Of what was acknowledged to Phoenix nothing is lost, power failures included.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  database.exec(SCHEMA);
  return database;
}
