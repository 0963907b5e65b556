import type { Problem } from '../model/problem';
import { didYouMean, expected, oneOf } from '../spec/hints';
import { type ServiceSources, type Sources, load, platforms } from '../spec/load';
import type { ServiceFiles } from '../resolve/service/settle';
import { type Toolkit, tablesOf } from './toolkit';
import { readService } from './units/analyze';
import { type PlatformContext, parseText, settleContext } from './units/platform';

/** A service with the files of its platform. */
export interface FoundService {
  readonly platform: Sources;
  readonly sources: ServiceSources;
  /** @default - the platform cannot be settled */
  readonly context?: PlatformContext;
  /** @default - its own file cannot be read */
  readonly files?: ServiceFiles;
  /** Problems of the platform, and of the service's own files. */
  readonly problems: readonly Problem[];
}

/** Reads the one service of a name, in the first platform that has it; a problem where none has. */
export function findService(
  root: string,
  service: string,
  toolkit: Toolkit,
  platform?: string,
): FoundService | Problem {
  const tables = { ...tablesOf(toolkit), parse: parseText };
  const names = platforms(root).value.filter((name) => !platform || name === platform);
  const all = names.map((name) => load(root, name).value);
  const own = all.find(({ services }) => services.some(({ name }) => name === service));
  const known = all.flatMap(({ services }) => services.map(({ name }) => name));
  if (!own) return unknownName('service', known, service);

  const { value: context, problems: common } = settleContext(own, tables);
  const sources = own.services.find(({ name }) => name === service)!;
  const { value: files, problems } = readService(sources, tables);
  return { platform: own, sources, context, files, problems: [...common, ...problems] };
}

/** The problem of a name that is not among the known ones. */
export function unknownName(what: string, known: readonly string[], got: string): Problem {
  const message = expected(oneOf(known, got), got, didYouMean(got, known));
  return { file: `<${what}>`, line: 1, column: 1, path: '', code: 'E355', message };
}
