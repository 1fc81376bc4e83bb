// cspell:ignore conin conout jspx
import { refuseFile } from './refuse-file.js';

const longest = 120;
/** Control, invisible and direction-changing characters, and what is no character. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\ufffd]/u;
const notInNames = /[/\\:*?"<>|]/;
/** What stands for a slash or a NUL once somebody decodes the name again. */
const encoded = /%(2f|5c|00|2e)/i;
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;
/** Extensions that make a program or a page of what is hidden behind a harmless one. */
const dangerous =
  /^(exe|com|scr|pif|bat|cmd|ps1|vbs?|vbe|jse?|mjs|wsf|wsh|hta|lnk|msi|dll|cpl|jar|sh|app|apk|reg|url|x?html?|mht|svg|php\d?|aspx?|jspx?|zip|rar|7z|iso|do[ct]m|xl[st]m|pptm)$/i;

/** The name as it is kept (NFC), and its extension in small letters. */
export function checkName(given: string): { name: string; extension: string } {
  if (!given.isWellFormed()) throw refuseFile('NAME');
  const name = given.normalize('NFC').trim();
  const parts = name.split('.');
  const extension = parts.at(-1)!.toLowerCase();
  const bad =
    [...name].length > longest ||
    [unseen, notInNames, encoded, reserved].some((rule) => rule.test(name)) ||
    parts[0] === '' ||
    parts.length < 2 ||
    parts.slice(1, -1).some((part) => dangerous.test(part.trim()));
  if (bad) throw refuseFile('NAME');
  return { name, extension };
}
