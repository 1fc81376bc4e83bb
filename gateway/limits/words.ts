import { Lexer, Source, TokenKind } from 'graphql';
import { RefusedAtDoor } from '../refused-request.js';
import { operationLimits } from './operation-limits.js';
import { tooLarge } from './too-large.js';

const opening: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const numbers: ReadonlySet<string> = new Set([TokenKind.INT, TokenKind.FLOAT]);
const closing: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Reads the words of a document before it is parsed: afterwards the parser has little to do and cannot run out of stack.
 * Where the text ends in something that is no word, the parser says so.
 */
export function checkWords(text: string): void {
  if (text.length > operationLimits.letters)
    throw tooLarge(`查询语句过长（最多 ${operationLimits.letters} 个字符，长文本请放在变量中）。`);
  const lexer = new Lexer(new Source(text));
  let words = 0;
  let nesting = 0;
  for (let token = next(lexer); token && token.kind !== TokenKind.EOF; token = next(lexer)) {
    if (++words > operationLimits.words)
      throw tooLarge(`查询语句过长（最多 ${operationLimits.words} 个词）。`);
    if (numbers.has(token.kind) && !Number.isFinite(Number(token.value)))
      throw new RefusedAtDoor(400, 'BAD_INPUT', '查询中的数字过大。');
    if (opening.has(token.kind)) nesting++;
    if (closing.has(token.kind)) nesting--;
    if (nesting > operationLimits.nesting)
      throw tooLarge(`查询嵌套过深（最多 ${operationLimits.nesting} 层括号）。`);
    if (token.kind === TokenKind.NAME && token.value.length > operationLimits.nameLength)
      throw tooLarge(`查询中的名称过长（最多 ${operationLimits.nameLength} 个字符）。`);
  }
}

function next(lexer: Lexer) {
  try {
    return lexer.advance();
  } catch {
    return null;
  }
}
