import type { Companion, Hook } from '../../../model/parts/lifecycle';
import type { Probe } from '../../../model/parts/health';
import type { Platform } from '../../../model/platform';
import type { Service } from '../../../model/service';

type Path = readonly PropertyKey[];

/** Transformation of a text; `variable` is the name of its variable. */
type Change = (text: string, path: Path, variable?: string) => string;

/** A service with transformed texts of its containers, except variables and files. */
export function mapTexts(service: Service, change: Change): Service {
  const words = <T extends readonly string[] | undefined>(list: T, path: Path) =>
    list?.map((word, index) => change(word, [...path, index])) as T;
  const ofProcess = <T extends { readonly command?: readonly string[]; readonly args?: readonly string[] }>(
    one: T,
    path: Path,
  ): T => ({
    ...one,
    ...(one.command && { command: words(one.command, [...path, 'command']) }),
    ...(one.args && { args: words(one.args, [...path, 'args']) }),
  });
  const companion = (one: Companion, path: Path): Companion => ({
    ...ofProcess(one, path),
    variables: Object.fromEntries(
      Object.entries(one.variables).map(([name, text]) => [
        name,
        // Values that Kubernetes sets are no texts.
        typeof text === 'string' ? change(text, [...path, 'variables', name], name) : text,
      ]),
    ),
  });
  const companions = (list: readonly Companion[], part: string) =>
    list.map((one, index) => companion(one, ['lifecycle', part, index]));
  const hook = (one: Hook | undefined, part: string): Hook | undefined =>
    one?.type === 'exec' ? { ...one, command: words(one.command, ['lifecycle', part, 'exec', 'command']) } : one;
  const probe = (one: Probe | undefined, part: string): Probe | undefined =>
    one?.action.type === 'exec'
      ? {
          ...one,
          action: { ...one.action, command: words(one.action.command, ['healthchecks', part, 'exec', 'command']) },
        }
      : one;
  const { workload, migration, lifecycle, health } = service;
  return {
    ...service,
    workload: ofProcess(workload, ['service']),
    ...(migration && { migration: ofProcess(migration, ['integrations', 'database', 'migrations']) }),
    lifecycle: {
      ...lifecycle,
      ...(lifecycle.preStop && { preStop: hook(lifecycle.preStop, 'preStop') }),
      ...(lifecycle.postStart && { postStart: hook(lifecycle.postStart, 'postStart') }),
      initContainers: companions(lifecycle.initContainers, 'initContainers'),
      sidecars: companions(lifecycle.sidecars, 'sidecars'),
    },
    health: Object.fromEntries(
      (['liveness', 'readiness', 'startup'] as const).flatMap((part) => {
        const one = probe(health[part], part);
        return one ? [[part, one]] : [];
      }),
    ),
  };
}

/** A text of a service, and its path. */
export interface Text {
  readonly text: string;
  readonly path: Path;
  readonly variable?: string;
}

/** Every text of a service's containers, including variables of the platform. */
export function textsOf(service: Service, { environmentContract }: Pick<Platform, 'environmentContract'>): Text[] {
  const texts: Text[] = [
    ...Object.entries({ ...environmentContract, ...service.variables }).map(([variable, text]) => ({
      text,
      path: ['config', 'variables', variable],
      variable,
    })),
    ...service.files.flatMap(({ name, content, generated }) =>
      generated ? [] : [{ text: content, path: ['config', 'files', name, 'content'] }],
    ),
  ];
  mapTexts(service, (text, path, variable) => {
    texts.push({ text, path, variable });
    return text;
  });
  return texts;
}
