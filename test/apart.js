const { relative, join } = require('node:path');
const { testPathIgnorePatterns, roots, ...usual } = require('../jest.config');

const root = join(__dirname, '..');

/** Tests of a folder that takes minutes or real tools, and that `make test` leaves out. @type {(folder: string) => import('jest').Config} */
module.exports = (folder) => {
  const own = `<rootDir>/${relative(root, folder)}`;
  return {
    ...usual,
    rootDir: root,
    roots: [own],
    testPathIgnorePatterns: testPathIgnorePatterns.filter((path) => path !== `${own}/`),
    // Each file compiles or starts servers; side by side they would need twice the memory.
    maxWorkers: 1,
  };
};
