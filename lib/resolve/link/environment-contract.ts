import type { Values } from '../../model/binding';
import type { Service } from '../../model/service';
import { expand, type Meanings } from './placeholders';
import { ownName } from '../service/own-name';
import type { LinkContext } from './context';

/** Placeholders of the environment contract besides backings, and their variables. */
const sayings: Readonly<Record<string, string>> = {
  'service.name': 'SERVICE_NAME',
  'service.tier': 'SERVICE_TIER',
  'service.port': 'PORT',
  'logging.level': 'LOG_LEVEL',
  'logging.format': 'LOG_FORMAT',
  'tracing.endpoint': 'OTEL_EXPORTER_OTLP_ENDPOINT',
  'tracing.sampleRate': 'OTEL_TRACES_SAMPLER_ARG',
};

/** Variables of the platform for every service with the backing or setting that they refer to. */
export function contractOf(
  service: Pick<Service, 'calls'>,
  own: Values,
  { platform, environment }: Pick<LinkContext, 'platform' | 'environment'>,
  meanings: Meanings,
): Values {
  const said = Object.entries(sayings).flatMap(([name, variable]) =>
    own[variable] ? [[name, { variable, value: own[variable] }] as const] : [],
  );
  const literal = (name: string, text: string) => [name, { variable: '', value: { literal: text } }] as const;
  const where = [literal('environment.name', environment.name), literal('environment.stage', environment.stage)];
  const all: Meanings = {
    bindings: { ...Object.fromEntries([...where, ...said]), ...meanings.bindings },
    service: (name, port) =>
      service.calls.includes(ownName(name, platform)) ? meanings.service(name, port) : { problem: 'not called' },
  };
  return Object.fromEntries(
    Object.entries(platform.environmentContract).flatMap(([name, text]) => {
      const { value, problems } = expand(text, all);
      return problems.length ? [] : [[name, value] as const];
    }),
  );
}
