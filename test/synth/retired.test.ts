import { gateways } from '../../lib/kubernetes/gateways';
import { retired } from '../../lib/synth/retired';

const release = (name: string) => `shop/clusters/live/components/${name}/helmrelease-${name}.yaml`;

test('a retired controller that is installed is reported once, with the remedy', () => {
  expect(retired(gateways, [release('ingress-nginx'), release('ingress-nginx'), release('cert-manager')])).toEqual([
    expect.stringMatching(/^ingress-nginx: ingress-nginx was retired in March 2026.*gateway: envoy/),
  ]);
  expect(retired(gateways, [release('envoy-gateway')])).toEqual([]);
});
