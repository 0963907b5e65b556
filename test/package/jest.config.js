const { testPathIgnorePatterns, roots, ...usual } = require('../../jest.config');

/** What takes minutes: `npx jest -c test/package/jest.config.js`. @type {import('jest').Config} */
module.exports = {
  ...usual,
  rootDir: '../..',
  roots: ['<rootDir>/test/package'],
  testPathIgnorePatterns: testPathIgnorePatterns.filter((path) => !path.endsWith('/test/package/')),
  // Each of them compiles; side by side they would need twice the memory.
  maxWorkers: 1,
};
