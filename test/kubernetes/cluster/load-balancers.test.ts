import { componentsOf } from '../../../lib/kubernetes/cluster/components';
import { facts } from '../../../lib/providers/facts';
import { gateways } from '../../../lib/kubernetes/gateways';
import { service, shop, unitOf } from '../../resolve/shop';

const components = componentsOf(gateways);

const type = 'service.beta.kubernetes.io/aws-load-balancer-type';
const scheme = 'service.beta.kubernetes.io/aws-load-balancer-scheme';

test('a cluster on AWS asks for a network load balancer for its gateway, whichever controller of AWS makes it', () => {
  const way = 'networking: { ingress: { enabled: true } }';
  const { value } = shop({ services: { api: service('api', way) } });
  expect(value.clusters[0]!.loadBalancer).toEqual({ [type]: 'nlb', [scheme]: 'internet-facing' });
  expect(facts.azure!.loadBalancer ?? facts.google!.loadBalancer).toBeUndefined();
});

test('the charts of Kong and ingress-nginx pass it on, and let addresses of clients through', () => {
  const annotations = { [type]: 'nlb' };
  const nginx = components['ingress-nginx']!.values([], annotations) as { controller: { service: object } };
  const kong = components.kong!.values([], annotations) as { gateway: { proxy: object } };
  for (const one of [nginx.controller.service, kong.gateway.proxy])
    expect(one).toEqual({ externalTrafficPolicy: 'Local', annotations });
});

test('every gateway runs several proxies, with a budget and spread over zones and nodes', () => {
  expect(Object.keys(gateways).sort()).toEqual(['envoy', 'kong', 'nginx']);
  const nginx = (components['ingress-nginx']!.values([], {}) as { controller: object }).controller;
  const kong = (components.kong!.values([], {}) as { gateway: object }).gateway;
  for (const one of [nginx, kong]) {
    expect(one).toMatchObject({ replicaCount: 2 });
    expect((one as { topologySpreadConstraints: object[] }).topologySpreadConstraints).toHaveLength(2);
  }
  expect(kong).toMatchObject({ podDisruptionBudget: { enabled: true, maxUnavailable: 1 } });
});

describe('a Service of type LoadBalancer on AWS', () => {
  const annotations = (own: string) =>
    unitOf(`networking: { service: { type: LoadBalancer, annotations: { ${own} } } }`).service.networking.endpoints[0]!
      .annotations;

  test('is a network load balancer too', () =>
    expect(annotations('')).toEqual({ [type]: 'nlb', [scheme]: 'internet-facing' }));

  test('is what its author says', () =>
    expect(annotations(`${type}: external`)).toEqual({ [type]: 'external', [scheme]: 'internet-facing' }));

  test('is not opened to the internet where its author says internal', () =>
    expect(annotations('service.beta.kubernetes.io/aws-load-balancer-internal: "true"')).not.toHaveProperty([scheme]));

  test('is nothing special elsewhere', () => {
    const { annotations: none } = unitOf('networking: { service: { type: LoadBalancer } }', 'home').service.networking
      .endpoints[0]!;
    expect(none).toEqual({});
  });
});
