/*
 * A key is one hash, of one event:
 *
 *   token claimed ends   while it is claimed, and for a while after the lease
 *   done partner         once it was handled; partner: the external partner id, if there is one
 *
 * Times are milliseconds of the server's clock. A claim from "later than now" was made before
 * somebody set that clock back: how long ago cannot be known, so it is over.
 */
const head = `
local key = KEYS[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function text(number)
  return string.format('%.0f', number)
end

local function hold(lease, late)
  redis.call('HSET', key, 'claimed', text(now), 'ends', text(now + lease))
  redis.call('PEXPIRE', key, text(lease + late))
end
`;

/**
 * Takes a unique token, the lease, and how long after it the claim may still be completed. Answers
 * `claimed`, or `busy` and the milliseconds that are left, or `done` and the partner id if there is one.
 */
export const claimScript = `${head}
local found = redis.call('HMGET', key, 'done', 'partner', 'claimed', 'ends')
if found[1] then
  if found[2] then return {'done', found[2]} end
  return {'done'}
end
if found[4] and now >= tonumber(found[3]) and now < tonumber(found[4]) then
  return {'busy', text(found[4] - now)}
end
redis.call('HSET', key, 'token', ARGV[1])
hold(ARGV[2], ARGV[3])
return {'claimed'}
`;

/** Takes the token, the lease, and how long after it the claim may be completed. Answers 1, or 0: another's. */
export const renewScript = `${head}
if redis.call('HGET', key, 'token') ~= ARGV[1] then
  return 0
end
hold(ARGV[2], ARGV[3])
return 1
`;

/** Takes the token, how long to remember, and the partner id if there is one. */
export const completeScript = `
local key = KEYS[1]
if redis.call('HGET', key, 'token') ~= ARGV[1] then
  return 0
end
redis.call('DEL', key)
redis.call('HSET', key, 'done', '1')
if ARGV[3] then redis.call('HSET', key, 'partner', ARGV[3]) end
redis.call('PEXPIRE', key, ARGV[2])
return 1
`;

/** Takes the token. */
export const releaseClaimScript = `
if redis.call('HGET', KEYS[1], 'token') == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return 1
`;
