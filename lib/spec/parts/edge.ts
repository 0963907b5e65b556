import { z } from 'zod';
import { noEffectYet } from './scalars';

/** A Cloudflare Worker. */
export const edge = noEffectYet(z.looseObject({}));
