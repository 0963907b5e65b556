import type { ServiceSources, Source, Sources } from '../../spec/load';

/** Texts of a platform's files, by path. */
export type Texts = ReadonlyMap<string, string>;

/** All texts of a platform. */
export function textsOf(sources: Sources | undefined): Texts {
  if (!sources) return new Map();
  const all = [sources.platform, ...sources.environments, ...sources.services.flatMap(filesOf)];
  return new Map(all.map(({ file, text }) => [file, text]));
}

function filesOf({ config, overlays, extras, dashboards = [] }: ServiceSources): Source[] {
  return [config, ...overlays, ...extras, ...dashboards];
}

/** A platform with the files of both sides, as far as a text is given for each. */
export function withTexts(before: Sources, after: Sources, texts: Texts): Sources {
  const fill = (old: readonly Source[], now: readonly Source[]) =>
    union(old, now, ({ file }) => file).flatMap((one) =>
      texts.has(one.file) ? [{ ...one, text: texts.get(one.file)! }] : [],
    );
  const service = (one: ServiceSources): ServiceSources[] => {
    const [old, now] = [before, after].map(({ services }) => services.find(({ name }) => name === one.name));
    const [config] = fill([], [one.config]);
    const overlays = fill(old?.overlays ?? [], now?.overlays ?? []);
    const extras = fill(old?.extras ?? [], now?.extras ?? []);
    const dashboards = fill(old?.dashboards ?? [], now?.dashboards ?? []);
    return config ? [{ ...one, config, overlays, extras, ...(dashboards.length > 0 && { dashboards }) }] : [];
  };
  return {
    platform: { ...after.platform, text: texts.get(after.platform.file) ?? '' },
    environments: fill(before.environments, after.environments),
    services: union(before.services, after.services, ({ name }) => name).flatMap(service),
  };
}

/** Items of both lists by a key; those of the second win. */
function union<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map([...before, ...after].map((one) => [keyOf(one), one])).values()];
}
