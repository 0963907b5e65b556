import { type CST, Lexer, Parser } from 'yaml';

/** Maximum nesting of mappings and lists. */
export const maxDepth = 64;

/** Maximum number of lexical tokens of one text. */
export const maxTokens = 1_000_000;

/** Tokens of a text, or the offset where it exceeded a limit. */
export type Tokens = { readonly tokens: readonly CST.Token[] } | { readonly beyond: number; readonly bound: string };

/**
 * Splits a text into tokens, up to a depth: the composer recurses, and a deep text would overflow the stack.
 */
export function tokenize(text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > maxDepth + 1) return { beyond: parser.offset, bound: `at most ${maxDepth} levels` };
    if (++count > maxTokens) return { beyond: parser.offset, bound: `at most ${maxTokens} tokens` };
  }
  tokens.push(...parser.end());
  return { tokens };
}
