// What the panel's form shares with the check of faults.
export { faultTable, type FaultTable } from './fault-table.js';
