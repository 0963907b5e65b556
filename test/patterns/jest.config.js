/** Proves every pattern to take time in proportion to its text: `npx jest -c test/patterns/jest.config.js`. */
module.exports = require('../apart')(__dirname, 1);
