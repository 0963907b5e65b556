// Loaded before all else: whoever asks for cdktf gets cdktn, and says at the end which of the two were loaded.
const { writeFileSync } = require('node:fs');
const Module = require('node:module');

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return resolve.call(this, request.replace(/^cdktf(?=$|\/)/, 'cdktn'), ...rest);
};

process.on('exit', () => {
  const report = process.env.STRATA_LOADED;
  const loaded = ['cdktf', 'cdktn'].filter((name) =>
    Object.keys(require.cache).some((path) => path.includes(`/node_modules/${name}/`)),
  );
  if (report && loaded.length > 0) writeFileSync(report, loaded.join(' '));
});
