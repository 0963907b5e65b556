import type { Outcome } from '../../model/problem';
import type { ServiceSources, Sources } from '../../spec/load';
import type { ReadServices } from './all';
import { type ServiceAnalysis, analyze } from './analyze';
import { assemble, isCurrent } from './assemble';
import { type PlatformContext, settleContext } from './platform';

type Context = Outcome<PlatformContext | undefined>;
type Assembled = ReturnType<typeof assemble>;

/** Contexts that are kept beside the first one: that of the other side of a comparison, and of one between them. */
const most = 2;

/** Reads the services of similar platforms, each text in one context once: what did not change is the same object. */
export function rememberedServices(): ReadServices {
  const contexts = new Map<string, Context>();
  const analyses = new WeakMap<PlatformContext, Map<string, ServiceAnalysis>>();
  const assemblies = new WeakMap<ServiceAnalysis, Assembled>();
  return {
    context(sources, tables, known) {
      const key = contextKey(sources);
      const found = contexts.get(key) ?? settleContext(sources, tables, known);
      contexts.set(key, found);
      for (const old of [...contexts.keys()].slice(1, -most)) contexts.delete(old);
      return found;
    },
    analyze(sources, context, tables) {
      const known = analyses.get(context) ?? new Map<string, ServiceAnalysis>();
      analyses.set(context, known);
      const key = serviceKey(sources);
      const found = known.get(key) ?? analyze(sources, context, tables);
      known.set(key, found);
      return found;
    },
    assemble(analysis, index, context, tables) {
      const known = assemblies.get(analysis);
      if (known && isCurrent(known, index)) return known;
      const made = assemble(analysis, index, context, tables);
      assemblies.set(analysis, made);
      return made;
    },
  };
}

/** All that a context is made of. */
function contextKey({ platform, environments, services }: Sources): string {
  return JSON.stringify([platform, environments, services.map(({ name }) => name)]);
}

function serviceKey(sources: ServiceSources): string {
  return JSON.stringify(sources);
}
