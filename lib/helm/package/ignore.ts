/** Whether a path of a chart, with `/` between its parts, is no part of the package. */
export type Ignores = (path: string, isFolder: boolean) => boolean;

interface Rule {
  readonly negated: boolean;
  readonly onlyFolders: boolean;
  readonly anywhere: boolean;
  readonly glob: Glob;
}

/** The rules of a `.helmignore`, as Helm reads them. @see https://helm.sh/docs/chart_template_guide/helm_ignore_file/ */
export function ignoresOf(text: string): Ignores {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  // Helm adds the last one itself.
  const rules = [...lines, 'templates/.?*']
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(ruleOf);
  return (path, isFolder) => {
    for (const { negated, onlyFolders, anywhere, glob } of rules) {
      const holds =
        (!onlyFolders || isFolder) && matches(glob, anywhere ? path.slice(path.lastIndexOf('/') + 1) : path);
      // The first rule that says something ends the search; a negated one speaks of what it does not match.
      if (holds !== negated) return true;
    }
    return false;
  };
}

function ruleOf(line: string): Rule {
  const negated = line.startsWith('!');
  const onlyFolders = line.endsWith('/');
  const body = line.slice(negated ? 1 : 0, onlyFolders ? -1 : undefined);
  return { negated, onlyFolders, anywhere: !body.includes('/'), glob: globOf(body.replace(/^\//, '')) };
}

/** One character that a glob takes, or any number of them. */
type Step = 'any' | ((character: string) => boolean);
type Glob = readonly Step[];

function globOf(text: string): Glob {
  const steps: Step[] = [];
  const characters = [...text];
  for (let at = 0; at < characters.length; at++) {
    const one = characters[at]!;
    const end = one === '[' ? characters.indexOf(']', at + 2) : -1;
    if (one === '*') steps.push('any');
    else if (one === '?') steps.push((other) => other !== '/');
    else if (end > 0) {
      steps.push(oneOf(characters.slice(at + 1, end)));
      at = end;
    } else {
      const literal = one === '\\' ? (characters[++at] ?? one) : one;
      steps.push((other) => other === literal);
    }
  }
  return steps;
}

/** What stands between brackets: characters, ranges of them, and all others after `^`. */
function oneOf(characters: readonly string[]): (character: string) => boolean {
  const negated = characters[0] === '^';
  const text = (negated ? characters.slice(1) : characters).join('');
  const ranges = [...text.matchAll(/(.)-(.)|./gsu)].map(([one, from, to]) => [from ?? one, to ?? one] as const);
  return (other) => other !== '/' && ranges.some(([from, to]) => from <= other && other <= to) !== negated;
}

/** Whether a glob takes a whole text; `*` stops at `/`. It remembers only the last `*`, so its time is bounded by the product of the lengths. */
function matches(glob: Glob, text: string): boolean {
  const characters = [...text];
  let [step, at, star, from] = [0, 0, -1, 0];
  while (at < characters.length) {
    const current = glob[step];
    if (current === 'any') [star, from, step] = [step, at, step + 1];
    else if (current?.(characters[at]!)) [step, at] = [step + 1, at + 1];
    else if (star >= 0 && characters[from] !== '/') [step, at, from] = [star + 1, from + 1, from + 1];
    else return false;
  }
  return glob.slice(step).every((rest) => rest === 'any');
}
