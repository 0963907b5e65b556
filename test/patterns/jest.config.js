/** Proves every pattern to take time in proportion to its text: `npx jest -c test/patterns/jest.config.js`. */
module.exports = require('../slow-project')(__dirname, 1);
