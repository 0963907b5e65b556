import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBundle } from '../../lib/cli/bundle';

let root: string;
let file: string;
const compiled = () => join(root, 'compiled');
const kept = () => join(compiled(), fs.readdirSync(compiled())[0]!);
const text = (answer: number) =>
  `"use strict";\nmodule.exports = { answer: () => ${answer} + require('node:path').join('a', 'b') + __dirname };\n`;
/** A process of its own, as far as the file is concerned. */
function run(): string {
  const { exports, keep } = runBundle<{ answer: () => string }>(file, compiled());
  const answer = exports.answer();
  keep();
  return answer;
}
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'bundle-'));
  file = join(root, 'strata.js');
  fs.writeFileSync(file, text(1));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));
const old = new Date('2000-01-01');
const age = () => fs.utimesSync(kept(), old, old);
const isOld = () => fs.statSync(kept()).mtimeMs === old.getTime();
const right = (answer = 1) => `${answer}${join('a', 'b')}${root}`;

test('runs, and is the same from what was compiled', () => {
  expect(run()).toBe(right());
  age();
  expect(run()).toBe(right());
  // V8 took what was there, or it would have been written again.
  expect(isOld()).toBe(true);
});

test('V8 takes what was compiled after it was patient, and not while it is', () => {
  const parts = ['synth/patience.ts', 'cli/bundle.ts'].map((path) =>
    JSON.stringify(join(__dirname, '../../lib', path)),
  );
  const setting = `
    const { patiently } = require(${parts[0]});
    const { keep, exports } = require(${parts[1]}).runBundle(${JSON.stringify(file)}, ${JSON.stringify(compiled())});
    exports.answer();`;
  const node = (program: string) =>
    execFileSync(process.execPath, ['--import', 'tsx', '-e', `${setting} ${program}`], { cwd: __dirname });
  node('void patiently(async () => {}).then(keep);');
  age();
  node('keep();');
  expect(isOld()).toBe(true);
  // Where V8 has a measure at all, it is told by what was compiled.
  fs.rmSync(compiled(), { recursive: true });
  node('void patiently(async () => keep());');
  age();
  node('keep();');
  expect(isOld()).toBe(!['11', '12'].includes(process.versions.v8.split('.')[0]!));
});

test('what was compiled of another text of the same length is not run', () => {
  run();
  fs.writeFileSync(file, text(2));
  expect(run()).toBe(right(2));
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['cut short', (bytes) => bytes.subarray(0, -100)],
  ['changed', (bytes) => Buffer.from(bytes.map((byte, index) => (index === bytes.length - 50 ? byte ^ 1 : byte)))],
  ['emptied', () => Buffer.alloc(0)],
  ['something else', () => Buffer.from('[1, 2]\nx')],
])('what was compiled and is %s is compiled again', (_, harm) => {
  run();
  const before = fs.readFileSync(kept());
  fs.writeFileSync(kept(), harm(before));
  expect(run()).toBe(right());
  expect(fs.readFileSync(kept()).length).toBe(before.length);
});

test('a run that went further is kept, and one that did not is not', () => {
  const further = `if (require('node:fs').existsSync(__dirname + '/further')) require('node:os');\n${text(1)}`;
  fs.writeFileSync(file, further);
  run();
  age();
  fs.writeFileSync(join(root, 'further'), '');
  run();
  expect(isOld()).toBe(false);

  age();
  fs.rmSync(join(root, 'further'));
  run();
  expect(isOld()).toBe(true);
});

test('runs that went different ways are kept together', () => {
  const ways = ['os', 'url'];
  const ask = (name: string) => `if (require('node:fs').existsSync(__dirname + '/${name}')) require('node:${name}');\n`;
  fs.writeFileSync(file, ways.map(ask).join('') + text(1));
  const goes = (way: string): boolean => {
    if (fs.existsSync(compiled())) age();
    fs.writeFileSync(join(root, way), '');
    run();
    fs.rmSync(join(root, way));
    return !isOld();
  };
  expect([...ways, ...ways].map(goes)).toEqual([true, true, false, false]);
});

test('a folder that cannot be written is no trouble', () => {
  fs.writeFileSync(compiled(), 'a file');
  expect(run()).toBe(right());
});
