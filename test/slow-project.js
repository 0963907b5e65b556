const { relative, join } = require('node:path');
const { testPathIgnorePatterns, roots, ...usual } = require('../jest.config');

const root = join(__dirname, '..');

/** Tests of a folder that takes minutes or real tools, and that `make test` leaves out. @type {(folder: string, maxWorkers: number) => import('jest').Config} */
module.exports = (folder, maxWorkers) => {
  const own = `<rootDir>/${relative(root, folder)}`;
  return {
    ...usual,
    rootDir: root,
    roots: [own],
    testPathIgnorePatterns: testPathIgnorePatterns.filter((path) => path !== `${own}/`),
    maxWorkers,
  };
};
