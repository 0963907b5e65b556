interface Engine {
  readonly version: string;
  /** Family of its parameters. */
  readonly family: string;
}

/** A minor version of each major one; older ones cannot be opened by identity. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html */
const minor: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  redis: { '7': '7.1' },
  valkey: { '7': '7.2', '8': '8.0' },
};

const engine =
  (name: string) =>
  (version: string): Engine => ({
    version: minor[name]?.[version] ?? version,
    family: `${name}${version.split('.')[0]}`,
  });

/** What each engine is on ElastiCache, by version. */
export const cacheEngines = { redis: engine('redis'), valkey: engine('valkey') } as const;
