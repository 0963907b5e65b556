import { z } from 'zod';
import { codes } from '../../model/codes';
import { unitLayers } from '../../synth/layer';
import { hashForm } from '../change-hash';
import { consequences } from '../impact/impact';
import { graphData } from '../../graph/graph-schema';

const consequence = z.enum(consequences).describe('What it does to what runs');
const path = z.array(z.string()).describe('Keys from the root; an element of a list is [key] or [0]');
const json = z.json();
const ids = z.array(z.string()).describe('Ids of causes');

const position = z.strictObject({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  path: z.string().describe('Keys from the root of the file, joined by dots'),
});

const cause = z.strictObject({
  id: z.string(),
  type: z.enum(['key', 'file', 'toolkit']),
  name: z.string().describe('Keys from the root of the file, the path of a file, or the version of the toolkit'),
  position: position.optional(),
  before: json.optional(),
  after: json.optional(),
});

const impact = z.strictObject({
  consequence,
  reason: z.string(),
  rule: z.string().describe('Stable id of the rule'),
  source: z.string().describe('Where the rule comes from: a URL, or a file of a provider with its version'),
  field: path.optional(),
});

const change = z.strictObject({
  hash: z.string().regex(hashForm).describe('What acknowledge names'),
  layer: z.enum(unitLayers),
  action: z.enum(['create', 'update', 'delete', 'rename']),
  type: z.string().describe('group/Kind in Kubernetes, type of a resource in Terraform'),
  name: z.string().describe('namespace/name, or the address of a resource'),
  oldName: z.string().optional(),
  file: z.string().describe('File that holds it, below dist/'),
  platform: z.string(),
  environment: z.string().optional(),
  service: z.string().optional(),
  consequence: consequence.describe('The hardest of its impacts'),
  impacts: z.array(impact),
  fields: z.array(z.strictObject({ path, before: json.optional(), after: json.optional(), causes: ids })),
  causes: ids,
});

const reached = z.strictObject({
  platform: z.string(),
  environment: z.string(),
  service: z.string(),
  through: z.string(),
  direction: z.enum(['upstream', 'downstream']),
});

const problem = z.strictObject({
  ...position.shape,
  line: z.int(),
  column: z.int(),
  excerpt: z.string().optional(),
  code: z.enum(Object.keys(codes) as [string, ...string[]]),
  message: z.string(),
});

/** `strata diff --output json`; values that may be secrets are ***. */
export const reportData = z.strictObject({
  ok: z.boolean().describe('Whether there are no errors and no denied changes'),
  version: z.literal(1).describe('Version of this format'),
  from: z.string(),
  to: z.string(),
  notes: z.array(z.string()).describe('What could not be compared as asked'),
  counts: z.partialRecord(consequence, z.int().min(1)).describe('Changed objects by consequence'),
  denied: z
    .array(z.string().regex(hashForm))
    .describe('Hashes of changes that --deny refuses and no acknowledge lets pass'),
  causes: z.array(cause),
  changes: z.array(change),
  reach: z.array(reached).describe('Services that the change reaches through others'),
  graph: graphData,
  problems: z.array(problem),
});

/** The report as JSON, without what every verb adds. */
export type ReportData = Omit<z.output<typeof reportData>, 'ok' | 'problems'>;
