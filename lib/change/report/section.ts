import { code, prose } from './inert-markdown';

/** A further part of a report, such as the steps of a change. */
export interface Section {
  readonly title: string;
  readonly steps: readonly SectionStep[];
}

/** One step of a section. */
export interface SectionStep {
  readonly title: string;
  /** Command lines, in order. */
  readonly commands: readonly string[];
  /** What must hold before the next step. */
  readonly checks: readonly {
    readonly what: string;
    /** Command or expression. @default - a person looks */ readonly code?: string;
  }[];
  /** Whether there is no return from here on. @default false */
  readonly isPointOfNoReturn?: boolean;
}

/** Longest command of a comment, since a cut one could be typed, and most steps of a section. */
const most = { command: 2000, steps: 40 } as const;

/** A section as Markdown, folded. */
export function markdownSection({ title, steps }: Section): string {
  const shown = steps.slice(0, most.steps).map(stepText);
  const left = steps.length > most.steps ? [`\n${steps.length - most.steps} more steps are left out`] : [];
  const name = title.replace(/[^A-Za-z0-9 ,]/g, ' ');
  return `<details><summary>${name}: ${steps.length}</summary>\n\n${[...shown, ...left].join('\n')}\n\n</details>`;
}

function stepText({ title, commands, checks, isPointOfNoReturn = false }: SectionStep, index: number): string {
  const warning = isPointOfNoReturn ? '**point of no return:** ' : '';
  return [
    `${index + 1}. Step: ${warning}${prose(title)}`,
    ...commands.map((one) => `   - run ${commandText(one)}`),
    ...checks.map(
      ({ what, code: one }) => `   - check: ${prose(what)}${one === undefined ? '' : ` ${commandText(one)}`}`,
    ),
  ].join('\n');
}

/** A command that is whole, or none. */
function commandText(command: string): string {
  return command.length > most.command ? 'a command that is too long for a comment' : code(command, most.command);
}
