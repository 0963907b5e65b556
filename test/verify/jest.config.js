/** What proves the rungs themselves with the real tools: `npx jest -c test/verify/jest.config.js`. Half of their time they wait for servers. */
module.exports = require('../apart')(__dirname, 2);
