const { testPathIgnorePatterns, roots, ...usual } = require('../../jest.config');

/** What proves the rungs themselves with the real tools: `npx jest -c test/verify/jest.config.js`. @type {import('jest').Config} */
module.exports = {
  ...usual,
  rootDir: '../..',
  roots: ['<rootDir>/test/verify'],
  testPathIgnorePatterns: testPathIgnorePatterns.filter((path) => !path.endsWith('/test/verify/')),
  // Each of them starts servers; side by side they would need twice the memory.
  maxWorkers: 1,
};
