import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crdVersions } from '../../lib/change/impact/kubernetes/crd-transitions';
import { kubernetesRelease } from '../../lib/change/impact/kubernetes/sources';
import { gateways } from '../../lib/kubernetes/gateways';
import { componentsOf } from '../../lib/kubernetes/cluster/components';
import { options } from '../../lib/resolve/settings/defaults';
import { definitions } from '../../tools/impact/definitions';
import { repository } from '../../tools/repository';

const components = componentsOf(gateways);

const pins = Object.fromEntries(
  [...readFileSync(join(repository, 'tools/versions.sh'), 'utf8').matchAll(/^(\w+)=v?(\S+)$/gm)].map(
    ([, name, version]) => [name!, version!],
  ),
);
const minor = (version: string) => version.replace(/^v/, '').split('.').slice(0, 2).join('.');

/** Controllers whose definitions the API server of the proof is given, by the pin of those. */
const defined = { 'cert-manager': 'CERT_MANAGER', 'envoy-gateway': 'ENVOY_GATEWAY' };

test.each(Object.entries(defined))('what proves the objects of %s is what is installed', (name, pin) =>
  expect(minor(pins[pin]!)).toBe(minor(components[name]!.source.version)),
);

test('clusters are made of a version that the API server of the proof is not older than', () =>
  expect(Number(minor(pins.KUBERNETES!).split('.')[1])).toBeGreaterThanOrEqual(
    Number(options.cluster.version.split('.')[1]),
  ));

test.each(Object.entries(definitions))(
  'the rules of transition are of the definitions of %s that are installed',
  (project, pin) =>
    // Read them again by tools/impact/crd-rules.ts once a pin moves.
    expect(crdVersions[project]).toBe(`v${pins[pin]}`),
);

test('what the API refuses to change is read from the release that proves it', () =>
  expect(kubernetesRelease).toBe(`v${pins.KUBERNETES}`));
