import type { z } from 'zod';
import type { facts } from './facts';

/** What a spec may say under `local`; the facts' schema parsed it. */
export type Native = z.infer<(typeof facts)['kinds']['database']['options']>;
