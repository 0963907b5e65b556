import { z } from 'zod';
import { oneOrMore, said } from './forms';
import { also } from './scalars';

/** A file beside the specification: no path leads elsewhere. */
const file = z
  .string()
  .regex(/^(\.\/)?(dashboards\/)?[\w-][\w.-]{0,150}\.json$/, {
    error: 'the name of a .json file beside the specification, or in its folder dashboards',
  })
  .transform((path) => path.replace(/^\.\//, ''));

/** Name of a metric, or the first part of several, with a star. */
const metric = z
  .string()
  .regex(/^[A-Za-z_:][\w:]{0,200}\*?$/, { error: 'the name of a metric, or node_* for several' });

const one = z.union([
  file.transform((path): { file: string; foreign?: boolean | string[] } => ({ file: path })),
  z
    .strictObject({
      file: also(['path'], file).describe('A .json file beside the specification, or in its folder dashboards'),
      foreign: z
        .union([z.boolean(), z.array(metric)])
        .optional()
        .describe('Metrics that are not in the catalogue: true for any, or their names, such as node_*; default false'),
    })
    .transform((given) => said(given)),
]);

const long = z
  .strictObject({
    enabled: z.boolean().describe('false: no dashboards; default true'),
    files: oneOrMore(one).describe('Dashboards of its own, in JSON; default all files of its folder dashboards'),
  })
  .partial()
  .transform((given) => said(given));

/** Dashboards of a service. */
export const dashboards: z.ZodType<z.output<typeof long>> = z.union([
  z.boolean().transform((enabled): z.output<typeof long> => ({ enabled })),
  z.array(one).transform((files): z.output<typeof long> => ({ files })),
  long,
]);
