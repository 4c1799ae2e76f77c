/** Version 4 has no types of its own here; what is used of it is the same. */
declare module 'express-4' {
  export { default } from 'express';
}
