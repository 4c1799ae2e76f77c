#!/usr/bin/env node
// Where the command begins. It imports nothing at first: a Node that is too old for the rest can say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isSupported = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);

if (isSupported) {
  void import('./bin.js');
} else {
  process.stderr.write(
    `phoenix-token-service needs Node 20.19 or later (of 22: 22.12 or later). This is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
}
