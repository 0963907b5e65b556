const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const usual = require('../jest.config');

const root = join(__dirname, '..');

/** Tests that go only a part of their way in `make test`. */
const walking = readdirSync(__dirname, { recursive: true })
  .filter((file) => file.endsWith('.test.ts') && /from '[./]*\/walk'/.test(readFileSync(join(__dirname, file), 'utf8')))
  .map((file) => `<rootDir>/test/${file}`);

/** Goes the whole way of every walk: `npx jest -c test/walks.config.js`. @type {import('jest').Config} */
module.exports = { ...usual, rootDir: root, testMatch: walking, globals: { isWhole: true } };
