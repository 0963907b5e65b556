/** What compiles and packs: `npx jest -c test/package/jest.config.js`. */
module.exports = require('../apart')(__dirname);
