import { z } from 'zod';
import type { Open } from '../metadata';
import { text } from './scalars';

const patch = (open: Open) =>
  z
    .looseObject({})
    .meta({ open })
    .describe(
      open === 'kubernetes'
        ? 'Mappings merge, null removes; lists of containers, variables, volumes, mounts and ports merge by their keys, as kubectl patch does, and {name: a, $patch: delete} removes an item; other lists replace'
        : 'Merged like a JSON merge patch (RFC 7386): null removes',
    );

/** Patches on single objects; one that matches nothing is an error. */
export const overrides = z
  .strictObject({
    kubernetes: z
      .record(
        text.regex(/^[A-Z][A-Za-z]+\/[a-z0-9][a-z0-9.-]*$/, { error: 'Kind/name, such as Deployment/api' }),
        patch('kubernetes'),
      )
      .describe('Kind/name -> patch'),
    terraform: z
      .record(
        text.regex(/^(data\.)?[a-z0-9_]+\.[A-Za-z0-9_*-]+$/, {
          error: 'type.name, such as aws_db_instance.database_8D8B',
        }),
        patch('plain'),
      )
      .describe('type.name -> patch'),
  })
  .partial();
