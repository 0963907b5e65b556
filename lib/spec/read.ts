import { Composer, type Document } from 'yaml';
import { findInvisible, visible } from './characters';
import { expected } from './hints';
import { Reader } from './reader';
import type { Report } from './report';
import { tokenize } from './tokens';
import type { Tree } from './tree';

/** Messages of the YAML library for common mistakes, reworded. */
const syntax: Readonly<Record<string, readonly [what: string, got: string]>> = {
  TAB_AS_INDENT: ['spaces as indentation', 'a tab'],
  BAD_INDENT: ['keys of one mapping under each other', 'another indentation'],
  MISSING_CHAR: ['a closing quote, bracket or colon', 'none'],
  BAD_SCALAR_START: ['text that starts with @ or ` in quotes', 'none'],
};

/** Reads a YAML text into a tree; broken syntax is reported and gives no tree. */
export function read(text: string, report: Report): Tree | undefined {
  const split = tokenize(text);
  if ('beyond' in split) {
    report.add('E113', split.beyond, [], expected(split.bound, 'more', 'split the document'));
    return undefined;
  }
  // Merge keys and unique keys are checked here: the library's checks are quadratic, and unaware of spellings.
  const composer = new Composer({ schema: 'core', uniqueKeys: false, resolveKnownTags: false, prettyErrors: false });
  const [document, second] = [...composer.compose(split.tokens, true, text.length)] as Document.Parsed[];
  if (second)
    report.add(
      'E112',
      second.range[0],
      [],
      expected('one document', 'another one after ---', 'give it a file of its own'),
    );
  for (const { code, pos, message } of document!.errors) {
    const [what, got] = syntax[code] ?? ['valid YAML', visible(message.slice(0, 200))];
    report.add('E111', pos[0], [], expected(what, got));
  }
  for (const { pos, message } of document!.warnings) {
    report.add('E118', pos[0], [], expected('no tags or directives', visible(message.slice(0, 200))));
  }
  const { yaml } = document!.directives!;
  if (yaml.explicit && yaml.version !== '1.2') report.add('E118', 0, [], expected('YAML 1.2', `%YAML ${yaml.version}`));
  if (second || document!.errors.length) return undefined;

  const hidden = findInvisible(text);
  const tree = new Reader(report, hidden === undefined).root(document!.contents);
  if (hidden) report.add('E117', hidden.index, [], expected('visible characters', hidden.name, 'retype the text'));
  return tree;
}
