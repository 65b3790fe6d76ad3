// Compares each primaryLocationLineHash of a SARIF log with what GitHub's
// upload action (github/codeql-action, src/fingerprints.ts) would compute for
// the line: written anew, with JavaScript's own 16-bit characters.
"use strict";
const fs = require("fs");

const BLOCK = 100;
const MOD = 37n;
const wrap = (n) => BigInt.asUintN(64, n);

function lineHashes(text) {
  let firstMod = 1n;
  for (let i = 0; i < BLOCK; i++) firstMod = wrap(firstMod * MOD);
  const window = new Array(BLOCK).fill(0);
  const lines = new Array(BLOCK).fill(-1);
  const counts = new Map();
  const found = new Map();
  let raw = 0n;
  let index = 0;
  let line = 0;
  let starts = true;
  let afterCr = false;

  const put = () => {
    const value = raw.toString(16);
    counts.set(value, (counts.get(value) || 0) + 1);
    found.set(lines[index], `${value}:${counts.get(value)}`);
    lines[index] = -1;
  };
  const update = (c) => {
    raw = wrap(MOD * raw + BigInt(c) - firstMod * BigInt(window[index]));
    window[index] = c;
    index = (index + 1) % BLOCK;
  };
  const take = (c) => {
    if (c === 32 || c === 9 || (afterCr && c === 10)) {
      afterCr = false;
      return;
    }
    afterCr = c === 13;
    if (afterCr) c = 10;
    if (lines[index] !== -1) put();
    if (starts) {
      starts = false;
      lines[index] = ++line;
    }
    if (c === 10) starts = true;
    update(c);
  };
  for (let i = 0; i < text.length; i++) take(text.charCodeAt(i));
  take(65535);
  for (let i = 0; i < BLOCK; i++) {
    if (lines[index] !== -1) put();
    update(0);
  }
  return found;
}

const log = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const files = new Map();
let checked = 0;
let wrong = 0;
for (const result of log.runs[0].results) {
  const place = result.locations[0].physicalLocation;
  const uri = place.artifactLocation.uri;
  const ours = result.partialFingerprints.primaryLocationLineHash;
  if (ours === undefined) continue;
  if (!files.has(uri))
    files.set(uri, lineHashes(fs.readFileSync(decodeURIComponent(uri), "utf8")));
  const theirs = files.get(uri).get(place.region.startLine);
  checked++;
  if (ours === theirs) continue;
  wrong++;
  console.log(`# ${uri}:${place.region.startLine}: ${ours}, not ${theirs}`);
}
console.log(`${wrong === 0 && checked > 50 ? "ok" : "not ok"} 1 - ` +
  `${checked} line hashes of ${files.size} files, ${wrong} differ`);
console.log("1..1");
