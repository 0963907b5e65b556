import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { load } from 'js-yaml';

type Tree = Readonly<Record<string, unknown>>;

/** A configuration of Alertmanager in `dist`, and which environment of whom it is for. */
export interface RoutingFile {
  readonly path: string;
  readonly platform: string;
  readonly cluster: string;
  readonly configuration: Tree;
  /** Name of a receiver among those of all environments. */
  readonly nameOf: (environment: string, receiver: string) => string;
  /** Environment that it is for. @default - all of the cluster */
  readonly environment?: string;
}

/** Every configuration of Alertmanager: of our own one, in a ConfigMap, and of the operator as the operator writes it. */
export function routingFiles(dist: string): RoutingFile[] {
  const root = join(dist, 'kubernetes');
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\/components\/(alerting-[^/]*\/(alertmanagerconfig|configmap)-|kube-prometheus-stack\/helmrelease-)/.test(path),
  );
  return paths.sort().flatMap((path): RoutingFile[] => {
    const [platform = '', , cluster = ''] = path.split('/');
    const object = load(readFileSync(join(root, path), 'utf8')) as Tree;
    const configuration = configurationOf(object);
    if (!configuration) return [];
    const { name = '' } = object.metadata as { readonly name?: string };
    const isObject = object.kind === 'AlertmanagerConfig';
    return [
      {
        ...{ path, platform, cluster, configuration },
        nameOf: (environment, receiver) => (receiver === 'none' || isObject ? receiver : `${environment}/${receiver}`),
        ...(object.kind !== 'HelmRelease' && {
          environment: basename(name)
            .slice(platform.length + 1)
            .replace(/-alertmanager$/, ''),
        }),
      },
    ];
  });
}

function configurationOf({ kind, spec, data }: Tree): Tree | undefined {
  if (kind === 'ConfigMap') return JSON.parse((data as Readonly<Record<string, string>>)['alertmanager.yml']!) as Tree;
  if (kind === 'AlertmanagerConfig') return asOperator(spec as Tree);
  return (spec as { readonly values: { readonly alertmanager?: { readonly config?: Tree } } }).values.alertmanager
    ?.config;
}

interface OperatorRoute extends Tree {
  readonly matchers?: readonly { readonly name: string; readonly matchType: string; readonly value: string }[];
  readonly routes?: readonly OperatorRoute[];
}

/** Routes, hours and names of receivers as the operator writes them for Alertmanager; what receivers hold needs its Secrets. */
function asOperator(spec: Tree): Tree {
  const {
    route,
    receivers,
    muteTimeIntervals = [],
  } = spec as {
    readonly route: OperatorRoute;
    readonly receivers: readonly { readonly name: string }[];
    readonly muteTimeIntervals?: readonly { readonly name: string; readonly timeIntervals: readonly Tree[] }[];
  };
  return {
    route: { receiver: 'outside', routes: [routeAsOperator(route)] },
    receivers: [{ name: 'outside' }, ...receivers.map(({ name }) => ({ name }))],
    time_intervals: muteTimeIntervals.map(({ name, timeIntervals }) => ({
      name,
      time_intervals: timeIntervals.map(({ weekdays, times }) => ({
        weekdays,
        times: (times as readonly Tree[]).map(({ startTime, endTime }) => ({
          start_time: startTime,
          end_time: endTime,
        })),
      })),
    })),
  };
}

function routeAsOperator({ matchers = [], routes = [], ...rest }: OperatorRoute): Tree {
  const own = Object.entries(rest).map(([key, value]) => [
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return {
    ...Object.fromEntries(own),
    matchers: matchers.map(({ name, matchType, value }) => `${name}${matchType}${JSON.stringify(value)}`),
    routes: routes.map(routeAsOperator),
  };
}
