interface Engine {
  readonly version: string;
  /** Family of its parameters. */
  readonly family: string;
}

/** A minor version of each major one; older ones cannot be opened by identity. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html */
const minor: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  redis: { '7': '7.1', '6': '6.2' },
  valkey: { '7': '7.2', '8': '8.0', '9': '9.0' },
};

/** Families whose names have more than the major version. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html */
const families: Readonly<Record<string, string>> = {
  redis6: 'redis6.x',
  redis5: 'redis5.0',
  redis4: 'redis4.0',
  redis3: 'redis3.2',
};

function familyOf(name: string): string {
  return families[name] ?? name;
}

const engine =
  (name: string) =>
  (version: string): Engine => ({
    version: minor[name]?.[version] ?? version,
    family: familyOf(`${name}${version.split('.')[0]}`),
  });

/** What each engine is on ElastiCache, by version. */
export const cacheEngines = { redis: engine('redis'), valkey: engine('valkey') } as const;
