const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const usual = require('../jest.config');

/** Files of a folder whose text has what is looked for, without their ending. */
const having = (folder, pattern) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && pattern.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.slice(0, -'.ts'.length));

const folders = [
  __dirname,
  ...readdirSync(__dirname, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name)),
];

/** Tests that go only a part of their way in `make test`, by themselves or by a helper beside them. */
const walking = folders.flatMap((folder) => {
  const own = having(folder, /from '[./]*\/walk'/);
  const helpers = own.filter((name) => !name.endsWith('.test'));
  const users = helpers.length ? having(folder, new RegExp(`from '\\./(${helpers.join('|')})'`)) : [];
  return [...new Set([...own, ...users])]
    .filter((name) => name.endsWith('.test'))
    .map((name) => join(folder, `${name}.ts`));
});

/** Goes the whole way of every walk: `npx jest -c test/walks.config.js`. @type {import('jest').Config} */
module.exports = { ...usual, rootDir: join(__dirname, '..'), testMatch: walking, globals: { isWhole: true } };
