import * as ts from 'typescript';

/** Words without a meaning in this field: pronouns used as riddles, and metaphors. The standard term is in the comment. */
const forbidden = [
  'nobody|somebody|anybody|everybody|someone|anyone|no one|whoever', // the principal, service or tool
  'nowhere', // without a target
  'rungs?', // check
  'crews?', // workers
  'shel(?:f|ves)', // cache
  'faces?', // public interface
  'neighbou?rs?', // other services
  'houses?',
  'doors?', // access
  'ways? in', // ingress, route
  'ways? out', // egress, NAT gateway; remedy
  'puts? up with', // tolerates
  'com(?:e|es) to nothing', // is lost, has no effect
  'of (?:its|their) own accord', // automatically
  'strangers?', // untrusted
];

const pattern = new RegExp(`\\b(?:${forbidden.join('|')})\\b`, 'gi');

/** Lines of a text with forbidden words, as `file:line: word`. */
export function forbiddenWords(file: string, text: string, from = 1): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(pattern)].map(([word]) => `${file}:${from + index}: ${word}`));
}

/** Forbidden words of a Markdown text, without code, names of files and commands. */
export function forbiddenInMarkdown(file: string, text: string): string[] {
  const code = /^(`{3,})[^]*?^\1|`[^`\n]+`|\]\([^)\n]*\)/gm;
  return forbiddenWords(
    file,
    text.replace(code, (found) => found.replace(/[^\n]/g, '')),
  );
}

/** Forbidden words in comments and texts of a module. */
export function forbiddenInCode(file: string, text: string): string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const found: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const look = (start: number, end: number) =>
    found.push(...forbiddenWords(file, text.slice(start, end), source.getLineAndCharacterOfPosition(start).line + 1));
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia)
      look(scanner.getTokenStart(), scanner.getTokenEnd());
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (node.text.includes(' ')) look(node.getStart(source), node.getEnd());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...new Set(found)];
}
