export { readNodeRequest, readOrigin, toFetchRequest } from './node-request.js';
export { isAnswered, sendReply, sendResponse } from './send-reply.js';
