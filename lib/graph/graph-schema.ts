import { z } from 'zod';
import { edgeTypes, nodeTypes } from './graph';

/** A graph as published JSON. */
export const graphData = z.strictObject({
  nodes: z.array(
    z.strictObject({
      id: z.string(),
      type: z.enum(nodeTypes),
      label: z.string(),
      detail: z.string().optional().describe('Type of a workload, kind of a backing, id of a resource'),
      group: z.array(z.string()).describe('Frames around it, from the outermost: environment, then cluster or cloud'),
      mark: z.string().optional().describe('The hardest consequence of what changes in it'),
    }),
  ),
  edges: z.array(z.strictObject({ from: z.string(), to: z.string(), type: z.enum(edgeTypes) })),
});
