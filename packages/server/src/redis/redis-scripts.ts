/*
 * A key is one hash, so that each script touches one slot of a cluster and is one step:
 *
 *   fence                     the highest that was granted
 *   holder leased lease_ends  the lease, while somebody has it
 *   bytes granted ends        the record, and when the lease was granted under which it was made
 *
 * Times are milliseconds of the server's clock. What was done "later than now" was done before
 * somebody set that clock back: how long ago cannot be known, so it does not count.
 *
 * Whatever else lies at a key (another type, a fence or a lease that reaches far into the future) is
 * not ours, and is overwritten. Each `redis.call` counts: a fleet that starts asks all at once.
 */
const head = `
local key = KEYS[1]
local LONGEST_LEASE = 12000
local DAY = 86400000000

local function text(number)
  return string.format('%.0f', number)
end

local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000), time[1] * 1000000 + time[2]
end

-- bytes granted ends fence holder leased lease_ends; and whether the key is of another type.
local function fields()
  local found = redis.pcall('HMGET', key,
    'bytes', 'granted', 'ends', 'fence', 'holder', 'leased', 'lease_ends')
  if not found.err then
    return found, false
  end
  if not string.find(found.err, 'WRONGTYPE', 1, true) then
    redis.call('HGET', key, 'bytes')
  end
  return {}, true
end

local function record(found, now)
  local granted, ends = tonumber(found[2]), tonumber(found[3])
  if not found[1] or not granted or not ends or now < granted or now >= ends then
    return '', '0'
  end
  return found[1], text(ends - now)
end

local function leased_for(found, now, longest)
  local leased, ends = tonumber(found[6]), tonumber(found[7])
  if not found[5] or not leased or not ends or now < leased or ends - now > longest then
    return 0
  end
  return math.max(0, ends - now)
end

-- The fence is to outlive lease and record.
local function keep(ms)
  local wanted = math.floor(ms) + 60000
  if redis.call('PTTL', key) < wanted then
    redis.call('PEXPIRE', key, text(wanted))
  end
end
`;

/** How the scripts say that somebody took the lease, and that it may be over by now. */
export const LEASED_UNKNOWN = '?';

/**
 * Answers bytes, remaining milliseconds, the time, and for how many milliseconds the lease is taken: `0`
 * if it is free, `?` where there is no record to ask the time for.
 */
export const readScript = `${head}
local found = fields()
if not found[1] then
  return {'', '0', '0', found[5] and '${LEASED_UNKNOWN}' or '0'}
end
local now = clock()
local bytes, left = record(found, now)
return {bytes, left, text(now), text(leased_for(found, now, LONGEST_LEASE))}
`;

/**
 * Takes the lease's milliseconds, a unique id, and `1` to grant none where there is a record. Answers
 * as `readScript` does, then holder and fence; no holder: no lease was granted.
 *
 * A fence is the time in microseconds, or one more than the last: it grows even where the server
 * was restarted empty.
 */
export const acquireScript = `${head}
local found, is_foreign = fields()
local now, micros = clock()
local bytes, left = record(found, now)
local leased = leased_for(found, now, math.max(LONGEST_LEASE, tonumber(ARGV[1])))
if leased > 0 or (bytes ~= '' and ARGV[3] == '1') then
  return {bytes, left, text(now), text(leased), '', '0'}
end
if is_foreign then
  redis.call('DEL', key)
end
local last = tonumber(found[4]) or 0
if last > micros + DAY then
  last = 0
end
local fence = math.max(last + 1, micros)
local holder = text(now) .. '-' .. ARGV[2]
redis.call('HSET', key, 'fence', text(fence), 'holder', holder,
  'leased', text(now), 'lease_ends', text(now + ARGV[1]))
keep(ARGV[1])
return {bytes, left, text(now), '0', holder, text(fence)}
`;

/** Takes holder, fence, bytes and the milliseconds that they are good for. Answers 1, or 0: refused. */
export const writeScript = `${head}
local now = clock()
local granted = tonumber(string.match(ARGV[1], '^%d+'))
local known = tonumber(redis.call('HGET', key, 'fence') or '0') or 0
if not granted or now < granted or tonumber(ARGV[2]) < known then
  return 0
end
local ends = granted + ARGV[4]
redis.call('HSET', key, 'fence', ARGV[2], 'bytes', ARGV[3], 'granted', text(granted), 'ends', text(ends))
keep(math.max(0, ends - now))
return 1
`;

/** Takes the holder. */
export const releaseScript = `
if redis.call('HGET', KEYS[1], 'holder') == ARGV[1] then
  redis.call('HDEL', KEYS[1], 'holder', 'leased', 'lease_ends')
end
return 1
`;
