import { suite } from './suite';

/** Whether the stock CLIs write what `strata synth` writes, and whether the packed package works in an empty folder. */
export const stock = suite({
  name: 'stock',
  tool: 'cdk8s, cdktf, npm pack',
  packages: ['cdk8s-cli', 'cdktf-cli'],
  config: 'test/package/jest.config.js',
  minutes: 6,
});
