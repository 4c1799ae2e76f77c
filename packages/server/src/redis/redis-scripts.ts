/*
 * A key is one hash, so that each script touches one slot of a cluster and is one step:
 *
 *   fence                     the highest that was granted
 *   holder leased lease_ends  the lease, while somebody has it
 *   bytes granted ends        the record, and when the lease was granted under which it was made
 *
 * Times are milliseconds of the server's clock. What was done "later than now" was done before
 * somebody set that clock back: nobody knows how long ago, so it does not count.
 */
const head = `
local key = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function text(number)
  return string.format('%.0f', number)
end

local function record()
  local found = redis.call('HMGET', key, 'bytes', 'granted', 'ends')
  if not found[1] or now < tonumber(found[2]) or now >= tonumber(found[3]) then
    return '', '0'
  end
  return found[1], text(found[3] - now)
end

-- The fence is to outlive lease and record.
local function keep(ms)
  local wanted = math.floor(ms) + 60000
  if redis.call('PTTL', key) < wanted then
    redis.call('PEXPIRE', key, text(wanted))
  end
end
`;

/** Answers bytes and remaining milliseconds; no bytes: no record. */
export const readScript = `${head}
local bytes, left = record()
return {bytes, left}
`;

/**
 * Takes the lease's milliseconds and a unique id. Answers as `readScript` does, then holder and
 * fence; no holder: somebody else has the lease.
 *
 * A fence is the time in microseconds, or one more than the last: it grows even where the server
 * was restarted empty.
 */
export const acquireScript = `${head}
local bytes, left = record()
local found = redis.call('HMGET', key, 'fence', 'holder', 'leased', 'lease_ends')
if found[2] and now >= tonumber(found[3]) and now < tonumber(found[4]) then
  return {bytes, left, '', '0'}
end
local fence = math.max(tonumber(found[1] or '0') + 1, time[1] * 1000000 + time[2])
local holder = text(now) .. '-' .. ARGV[2]
redis.call('HSET', key, 'fence', text(fence), 'holder', holder,
  'leased', text(now), 'lease_ends', text(now + ARGV[1]))
keep(ARGV[1])
return {bytes, left, holder, text(fence)}
`;

/** Takes holder, fence, bytes and the milliseconds that they are good for. Answers 1, or 0: refused. */
export const writeScript = `${head}
local granted = tonumber(string.match(ARGV[1], '^%d+'))
local known = tonumber(redis.call('HGET', key, 'fence') or '0')
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
