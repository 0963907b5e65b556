import { suite } from './suite';

/** Whether each rung notices what is broken on purpose: a rung that sees nothing proves nothing. */
export const proof = suite({
  name: 'proof',
  tool: 'the rungs themselves',
  config: 'test/verify/jest.config.js',
  builds: ['yamlprobe', 'moto', 'checkov', 'kube-score', 'crds', 'core', 'flux', 'time', 'google', 'azurerm'],
  minutes: 16,
});
