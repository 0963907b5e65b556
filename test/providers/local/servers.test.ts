import type { Facts, Has } from '../../../lib/model/facts';
import { facts } from '../../../lib/providers/local/facts';
import { type Manifest, name, objects, only, options } from './stand';

const servers = ['database', 'cache', 'bucket', 'queue', 'topic'] as const;
const kinds = [...servers, 'secret'] as const;

const pods = (all: readonly Manifest[]) => all.flatMap(({ spec }) => (spec?.template?.spec ? [spec.template] : []));
const containers = (all: readonly Manifest[]) =>
  pods(all).flatMap(({ spec }) => [...(spec.initContainers ?? []), ...spec.containers]);

describe.each(servers)('a local %s', (kind) => {
  const all = objects(kind);

  test('is one pod behind the address that the facts compute', () => {
    const { literals } = (facts as Facts).kinds[kind] as unknown as Has<'database'>;
    const computed = literals({ name, namespace: 'shop-live', options: options[kind], placement: {} } as never);
    expect(Object.values(computed).join()).toContain(`${only(all, 'Service').metadata.name}.shop-live.svc`);
    expect(only(all, 'StatefulSet').spec.replicas).toBe(1);
    expect(only(all, 'Service').spec.selector).toEqual(only(all, 'StatefulSet').spec.selector.matchLabels);
    expect(only(all, 'StatefulSet').spec.template.metadata.labels).toMatchObject(only(all, 'Service').spec.selector);
  });

  test('asks for nothing that Pod Security restricted forbids', () => {
    for (const { spec } of pods(all)) {
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(spec.securityContext.runAsUser).toBeGreaterThan(0);
      expect(spec.automountServiceAccountToken).toBe(false);
    }
    for (const { securityContext } of containers(all))
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
  });

  test('has requests, a limit of memory and a fixed tag in every container', () => {
    for (const { resources, image } of containers(all)) {
      expect(resources).toEqual({
        requests: { cpu: expect.anything(), memory: expect.anything() },
        limits: { memory: expect.anything() },
      });
      expect(image).toMatch(/^[a-z.]+\/.+:(?!latest)[\w.-]+$/);
    }
  });

  test('mounts only volumes that the pod or a claim has', () => {
    for (const { spec } of pods(all)) {
      const claims = (only(all, 'StatefulSet').spec.volumeClaimTemplates ?? []).map(
        ({ metadata }: Manifest) => metadata.name,
      );
      const known = [...spec.volumes.map((volume: { name: string }) => volume.name), ...claims];
      for (const { volumeMounts } of [...(spec.initContainers ?? []), ...spec.containers])
        expect(known).toEqual(expect.arrayContaining(volumeMounts.map((mount: { name: string }) => mount.name)));
    }
  });

  test('is closed to all but the service that asks, on its port', () => {
    const { spec } = only(all, 'NetworkPolicy');
    const { port } = (facts as Facts).kinds[kind] as unknown as Has<'database'>;
    expect(spec.podSelector.matchLabels).toEqual(only(all, 'Service').spec.selector);
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec.ingress).toHaveLength(1);
    expect(spec.ingress[0].from[0]).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'orders' } },
    });
    expect(spec.ingress[0].ports).toEqual([{ protocol: 'TCP', port: port!(options[kind] as never) }]);
    expect(only(all, 'Service').spec.ports[0].port).toBe(port!(options[kind] as never));
  });

  test('lets in all namespaces of the environment where an environment shares it', () => {
    const [first] = only(objects(kind, {}, { workload: false }), 'NetworkPolicy').spec.ingress[0].from;
    expect(first.namespaceSelector.matchLabels).toEqual({
      'app.kubernetes.io/part-of': 'shop',
      'strata.dev/environment': 'live',
    });
  });

  test('takes another image from the spec', () => {
    const set = only(objects(kind, {}, { native: { image: 'mirror.example.com/it:1' } }), 'StatefulSet');
    expect(set.spec.template.spec.containers[0].image).toBe('mirror.example.com/it:1');
  });
});

test.each(kinds)('a %s that exists makes nothing', (kind) => {
  expect(objects(kind, {}, { existing: 'theirs' })).toEqual([]);
});

test.each(kinds)(
  'all objects of a %s stand in its namespace or leave it to the chart, under names of their own',
  (kind) => {
    const all = objects(kind);
    expect(all.map(({ metadata }) => metadata.namespace)).toEqual(all.map(() => 'shop-live'));
    expect(new Set(all.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).size).toBe(all.length);
  },
);
