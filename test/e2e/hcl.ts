/**
 * The texts that Terraform reads in a template: the template's own, and those of strings inside its expressions, each
 * with its escapes undone. Throws where quotes or braces are not balanced.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function texts(template: string): string[] {
  const found: string[] = [];
  const end = readTemplate(template, 0, false, found);
  if (end !== template.length) throw new Error(`left over: ${template.slice(end)}`);
  return found;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** Reads from `at` to the end, or to the quote that closes a string; gives the place behind it. */
function readTemplate(source: string, at: number, quoted: boolean, found: string[]): number {
  let own = '';
  for (let index = at; ;) {
    const rest = source.slice(index, index + 3);
    if (index >= source.length || (quoted && rest[0] === '"')) {
      if (quoted && index >= source.length) throw new Error(`no end: ${source}`);
      found.push(own);
      return index + (quoted ? 1 : 0);
    }
    if (rest === '$${' || rest === '%%{') {
      own += rest.slice(1);
      index += 3;
    } else if (rest.startsWith('${') || rest.startsWith('%{')) {
      const inside: string[] = [];
      const end = readExpression(source, index + 2, inside);
      // An expression that is one string is a way to write a text.
      if (/^"[^"]*"$/.test(source.slice(index + 2, end - 1))) own += inside[0];
      else found.push(...inside);
      index = end;
    } else if (quoted && rest[0] === '\\') {
      const unicode = /^\\u([0-9a-f]{4})/i.exec(source.slice(index, index + 6));
      own += unicode ? String.fromCharCode(parseInt(unicode[1]!, 16)) : (escapes[rest[1]!] ?? fail(source));
      index += unicode ? 6 : 2;
    } else {
      own += rest[0];
      index += 1;
    }
  }
}

/** Reads an expression to the brace that closes it; gives the place behind it. */
function readExpression(source: string, at: number, found: string[]): number {
  let depth = 1;
  let index = at;
  while (depth > 0) {
    const character = source[index];
    if (character === undefined || character === '\\') fail(source);
    index += 1;
    if (character === '"') index = readTemplate(source, index, true, found);
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  }
  return index;
}

/** Expressions of a template, its own texts left out. */
export function expressions(template: string): string[] {
  const found: string[] = [];
  for (let index = 0; index < template.length;) {
    const rest = template.slice(index, index + 3);
    if (rest === '$${' || rest === '%%{') index += 3;
    else if (rest.startsWith('${') || rest.startsWith('%{')) {
      const end = readExpression(template, index + 2, []);
      found.push(template.slice(index, end));
      index = end;
    } else index += 1;
  }
  return found;
}

function fail(source: string): never {
  throw new Error(`no template: ${source}`);
}
