/** What compiles and packs: `npx jest -c test/package/jest.config.js`. Side by side they would need twice the memory. */
module.exports = require('../slow-project')(__dirname, 1);
