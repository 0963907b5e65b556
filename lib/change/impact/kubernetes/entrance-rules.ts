import type { ObjectBody } from '../../diff/object-change';
import { at, isSame, itemsAt, textAt, textsAt, valuesAt } from './body';
import type { Decision, ObjectRule, Subject } from './rule';
import { setChange, someOf } from './sets';

const gatewayApi = 'https://gateway-api.sigs.k8s.io/reference/spec/';
const ingress = 'https://kubernetes.io/docs/concepts/services-networking/ingress/';
const envoy = 'https://gateway.envoyproxy.io/docs/api/extension_types/#securitypolicy';
const routes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map(
  (kind) => `gateway.networking.k8s.io/${kind}`,
);

/** Which hosts, paths, listeners and origins a change opens and closes. */
export const entranceRules: readonly ObjectRule[] = [
  {
    rule: 'route-hosts',
    types: routes,
    source: gatewayApi,
    decide: updating((body) => hostsOf(body), 'the host', ['spec', 'hostnames']),
  },
  { rule: 'route-paths', types: routes, source: gatewayApi, decide: updating(pathsOf, 'the path', ['spec', 'rules']) },
  {
    rule: 'route-parents',
    types: routes,
    source: gatewayApi,
    decide: updating(parentsOf, 'the route of the gateway', ['spec', 'parentRefs']),
  },
  {
    rule: 'ingress-hosts',
    types: ['networking.k8s.io/Ingress'],
    source: ingress,
    decide: updating(ingressPaths, 'the address', ['spec', 'rules']),
  },
  { rule: 'ingress-tls', types: ['networking.k8s.io/Ingress'], source: `${ingress}#tls`, decide: ingressTls },
  {
    rule: 'gateway-listeners',
    types: ['gateway.networking.k8s.io/Gateway'],
    source: gatewayApi,
    decide: updating(listenersOf, 'the listener', ['spec', 'listeners']),
  },
  { rule: 'gateway-tls', types: ['gateway.networking.k8s.io/Gateway'], source: gatewayApi, decide: gatewayTls },
  { rule: 'gateway-admits', types: ['gateway.networking.k8s.io/Gateway'], source: gatewayApi, decide: gatewayAdmits },
  {
    rule: 'cors-origins',
    types: ['gateway.envoyproxy.io/SecurityPolicy'],
    source: envoy,
    decide: updating((body) => textsAt(body, 'spec', 'cors', 'allowOrigins'), 'the origin', [
      'spec',
      'cors',
      'allowOrigins',
    ]),
  },
];

/** A rule by the texts that an object answers for, before and after a change. */
function updating(
  textsOf: (body: ObjectBody) => readonly string[],
  what: string,
  field: readonly string[],
): ObjectRule['decide'] {
  return ({ before, after, change }) => {
    if (change.action !== 'update') return [];
    const { added, removed } = setChange(textsOf(before), textsOf(after));
    return [
      ...(removed.length > 0
        ? [
            {
              consequence: 'restart-with-downtime',
              reason: `${what} ${someOf(removed)} is no longer answered: its callers fail`,
              field,
            } as const,
          ]
        : []),
      ...(added.length > 0
        ? [{ consequence: 'exposure', reason: `${what} ${someOf(added)} is answered from now on`, field } as const]
        : []),
    ];
  };
}

function hostsOf(body: ObjectBody): readonly string[] {
  const hosts = textsAt(body, 'spec', 'hostnames');
  return hosts.length > 0 ? hosts : ['*'];
}

function pathsOf(body: ObjectBody): readonly string[] {
  const matches = itemsAt(body, 'spec', 'rules').flatMap((rule) => {
    const own = itemsAt(rule, 'matches');
    return own.length > 0 ? own : [{}];
  });
  return matches.map((match) => {
    const conditions = ['method', 'headers', 'queryParams'].flatMap((key) =>
      at(match, key) === undefined ? [] : `${key} ${JSON.stringify(at(match, key))}`,
    );
    return [
      `${textAt(match, 'path', 'value') ?? '/'}${textAt(match, 'path', 'type') === 'Exact' ? ' exactly' : ''}`,
      ...conditions,
    ].join(' with ');
  });
}

function parentsOf(body: ObjectBody): readonly string[] {
  return itemsAt(body, 'spec', 'parentRefs').map((parent) =>
    [parent.namespace, parent.name, parent.sectionName ?? parent.port].filter(Boolean).join('/'),
  );
}

function ingressPaths(body: ObjectBody): readonly string[] {
  const rules = itemsAt(body, 'spec', 'rules').flatMap((rule) =>
    itemsAt(rule, 'http', 'paths').map(
      (path) => `${textAt(rule, 'host') ?? '*'}${answered(textAt(path, 'path') ?? '/')}`,
    ),
  );
  return at(body, 'spec', 'defaultBackend') ? [...rules, '* (default backend)'] : rules;
}

/** How an expression of ingress-nginx ends, and what it says. */
const endings: readonly (readonly [expression: string, plain: string])[] = [
  ['()(.*)', ''],
  ['(/|$)(.*)', ''],
  ['(?:$)(?:$)', ' exactly'],
];

/** A path in plain words, since a canary answers for the same path by another text. */
function answered(path: string): string {
  const ending = endings.find(([expression]) => path.endsWith(expression));
  if (!ending) return path;
  return path.slice(0, -ending[0].length).replace('(?-i)', '').replaceAll('\\', '') + ending[1];
}

function listenersOf(body: ObjectBody): readonly string[] {
  return itemsAt(body, 'spec', 'listeners').map(
    ({ protocol, hostname = '*', port }) => `${String(protocol)} ${String(hostname)}:${String(port)}`,
  );
}

function ingressTls({ before, after, change }: Subject): readonly Decision[] {
  if (change.action !== 'update') return [];
  const hosts = (body: ObjectBody) => itemsAt(body, 'spec', 'tls').flatMap((one) => textsAt(one, 'hosts'));
  const { removed } = setChange(hosts(before), hosts(after));
  const served = ingressPaths(after).map((path) => path.split('/')[0]);
  const open = removed.filter((host) => served.includes(host));
  return open.length > 0
    ? [
        {
          consequence: 'exposure',
          reason: `${someOf(open)} is answered without TLS from now on`,
          field: ['spec', 'tls'],
        },
      ]
    : [];
}

function gatewayTls({ before, after, change }: Subject): readonly Decision[] {
  if (change.action !== 'update') return [];
  return itemsAt(after, 'spec', 'listeners').flatMap((listener): readonly Decision[] => {
    const old = itemsAt(before, 'spec', 'listeners').find(({ name }) => name === listener.name);
    const field = ['spec', 'listeners', `[${String(listener.name)}]`, 'tls'];
    if (old?.tls && !listener.tls)
      return [
        {
          consequence: 'exposure',
          reason: `the listener ${String(listener.name)} answers without TLS from now on`,
          field,
        },
      ];
    const verifies = (one: ObjectBody | undefined) => at(one, 'tls', 'frontendValidation') !== undefined;
    return verifies(old) && !verifies(listener)
      ? [
          {
            consequence: 'exposure',
            reason: `the listener ${String(listener.name)} no longer asks for a certificate of the client`,
            field,
          },
        ]
      : [];
  });
}

/** How far routes may come from: the wider, the greater. */
const reach = ['Same', 'Selector', 'All'];

function gatewayAdmits({ before, after, change }: Subject): readonly Decision[] {
  if (change.action !== 'update') return [];
  return itemsAt(after, 'spec', 'listeners').flatMap((listener): readonly Decision[] => {
    const old = itemsAt(before, 'spec', 'listeners').find(({ name }) => name === listener.name);
    if (!old || isSame(old.allowedRoutes, listener.allowedRoutes)) return [];
    const [from, to] = [old, listener].map((one) =>
      reach.indexOf(textAt(one, 'allowedRoutes', 'namespaces', 'from') ?? 'Same'),
    );
    const field = ['spec', 'listeners', `[${String(listener.name)}]`, 'allowedRoutes'];
    const kinds = valuesAt(old, 'allowedRoutes', 'kinds').length > 0;
    return to! > from! || (to === from && kinds)
      ? [
          {
            consequence: 'exposure',
            reason: `the listener ${String(listener.name)} takes routes of more namespaces`,
            field,
          },
        ]
      : [
          {
            consequence: 'restart-with-downtime',
            reason: `the listener ${String(listener.name)} takes routes of other namespaces: those that it no longer takes are not answered`,
            field,
          },
        ];
  });
}
