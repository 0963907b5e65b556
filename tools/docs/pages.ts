import { cloudsPage } from './clouds';
import { exceptionsPage } from './exceptions';
import { featuresPage } from './features';
import { problemsPage } from './problems';
import { specPage } from './spec';

/** Every generated page, by its path in the repository. */
export const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/spec.md': specPage,
  'docs/features.md': featuresPage,
  'docs/problems.md': problemsPage,
  'docs/clouds.md': cloudsPage,
  'docs/exceptions.md': exceptionsPage,
};
