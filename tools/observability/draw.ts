import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../repository';
import { pictures } from './pictures';

for (const [name, picture] of Object.entries(pictures())) writeFileSync(join(repository, 'docs', name), picture);
