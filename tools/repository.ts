import { dirname } from 'node:path';

/** Folder of package.json. */
export const repository = dirname(__dirname);
