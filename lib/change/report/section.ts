import { code, prose } from './inert-markdown';

/** A further part of a report, such as the steps of a change. */
export interface Section {
  readonly title: string;
  readonly steps: readonly SectionStep[];
}

/** One step of a section. */
export interface SectionStep {
  readonly title: string;
  /** Command to type. @default - none */
  readonly command?: string;
  /** How to see that it worked. @default - none */
  readonly check?: string;
  /** Whether what it does cannot be undone. @default false */
  readonly isIrreversible?: boolean;
}

/** Longest command of a comment: a cut one could be typed. */
const longest = 2000;

/** Most steps of a section in a comment. */
const most = 40;

/** A section as Markdown. */
export function markdownSection({ title, steps }: Section): string {
  const shown = steps.slice(0, most).map(({ title: name, command, check, isIrreversible = false }, index) => {
    const rest = [
      ...(command === undefined ? [] : [`   - run ${code(command, longest)}`]),
      ...(check === undefined ? [] : [`   - then ${prose(check)}`]),
    ];
    return [`${index + 1}. ${isIrreversible ? '**point of no return:** ' : ''}Step: ${prose(name)}`, ...rest].join(
      '\n',
    );
  });
  const left = steps.length > most ? [`\n${steps.length - most} more steps are left out`] : [];
  return `<details><summary>${title.replace(/[^A-Za-z0-9 ,]/g, ' ')}: ${steps.length}</summary>\n\n${[...shown, ...left].join('\n')}\n\n</details>`;
}
