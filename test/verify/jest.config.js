/** What proves the rungs themselves with the real tools: `npx jest -c test/verify/jest.config.js`. */
module.exports = require('../apart')(__dirname);
