/** What proves the checks themselves with the real tools: `npx jest -c test/verify/jest.config.js`. Half of their time they wait for servers. */
module.exports = require('../slow-project')(__dirname, 2);
