/*
 * JSON text never has a control character in it as it is, so each of them but the line break may stand for a piece of text
 * that comes again and again: one of the first thirty for what nearly every command says, two for the rest. Half of a short batch is gone
 * with it, in a microsecond or two. The lists belong to the form (`batchVersion`): they may grow at their ends, never change.
 */

const often = [
  '"]\n[0]\n[[0,{"type":"ticket',
  '","ticket":"',
  ',"ticket":"',
  ',"by":{"agent":"',
  ',"by":{"staff":"',
  '","window":',
  ',"window":',
  '"}}]]',
  '}}]]',
  '"regular"',
  'Called","window":',
  'Issued","ticket":"',
  'Started","window":',
  'Finished","window":',
  'Recalled","window":',
  'Evaluated","window":',
  'Missed","window":',
  '"]\n[0]\n[[0,{"type":"deliveryChanged","ticket":"',
  '","delivery":"',
  'printed"',
  '","source":"kiosk","delivery":"printing","member":{"key":"',
  '","maskedName":"',
  '","ageBand":"18-64"},"green":null,"slot":null,"by":{"agent":"',
  '","reason":{"code":"regular","waitedMinutes":',
  ',"helper":false},"turn":"regular","by":{"staff":"',
  '"]\n[["r","nobody-waiting"]]\n[[0]]',
  '"]\n[["c"]]\n[[0,{"type":"ticketCalled","window":',
  '"]\n[["t",["',
  '"],0]]\n[[0,{"type":"ticketIssued","ticket":"',
] as const;

const seldom = [
  '","class":"',
  '","service":"',
  '","source":"',
  '"appointment"',
  '"green"',
  '"desk"',
  '"kiosk"',
  '"printing"',
  '"shown-on-screen"',
  '"undelivered"',
  ',"member":null',
  ',"green":null',
  ',"slot":null',
  ',"green":{"reason":"',
  '","note":null,"grantedBy":{"agent":"',
  '"slot":{"id":"',
  '","slotAt":',
  ',"late":false}',
  ',"ageBand":"',
  '65-and-over"}',
  ',"clerk":"',
  ',"clerk":null',
  ',"reason":{"code":"',
  ',"waitedMinutes":',
  ',"promiseMinutes":',
  ',"priorityCalls":',
  ',"helper":false}',
  ',"helper":true}',
  ',"turn":"priority"',
  ',"turn":"outside"',
  ',"turn":"regular"',
  '"overdue"',
  '"bounded"',
  '"resumed"',
  '"directed"',
  '"reinstated"',
  ',"because":"',
  '},{"type":"ticket',
  '},{"type":"',
  '"]\n[0]\n[[0,{"type":"window',
  'Opened"',
  'Closed"',
  'Paused"',
  'Resumed"',
  'Held"',
  'Ready"',
  'Reinstated"',
  'Transferred"',
  'Interrupted"',
  'Cancelled"',
  'CallCancelled"',
  '"]\n[0]\n[[0,{"type":"incident',
  '","incident":"',
  ',"grade":',
  ',"counts":true',
  ',"counts":false',
  ',"fault":false',
  ',"fault":true',
  ',"by":{"hub":"timer"}',
  ',"by":{"hub":"watch"}',
  'printed","by":{"agent":"',
  ',"reason":"',
  '"]\n[["r","',
  '"]]\n[[0]]',
  ']\n[[0,{"type":"',
  ',{"type":"',
  ',"afterCalls":',
  ',"to":{"service":"',
  ',"to":{"window":',
] as const;

/** Begins what takes two characters; the second is a printable one. */
const second = '\u001f';
const secondCode = 0x1f;
const lineBreak = 0x0a;
const firstPrintable = 0x23;

const codes = new Map<string, string>([
  ...often.map((text, at): [string, string] => [text, String.fromCharCode(codeOf(at))]),
  ...seldom.map((text, at): [string, string] => [text, second + String.fromCharCode(firstPrintable + at)]),
]);
// Longer pieces are looked for first, or their beginnings would take their place.
const pieces = new RegExp(
  [...codes.keys()]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|'),
  'g',
);
/** What each code of one character stands for, by the character; and of two, by the second. */
const textOfOften: string[] = [];
for (const [at, text] of often.entries()) textOfOften[codeOf(at)] = text;
const textOfSeldom: string[] = [];
for (const [at, text] of seldom.entries()) textOfSeldom[firstPrintable + at] = text;

/** 1 to 30 without the line break, which a digest is joined by. */
function codeOf(at: number): number {
  return at + 1 < 10 ? at + 1 : at + 2;
}

/** JSON with pieces of it abbreviated. */
export function abbreviate(json: string): string {
  return json.replaceAll(pieces, (text) => codes.get(text) ?? text);
}

/** The JSON again. Letter by letter, which a restart does for each command of a day: twice as fast as an expression. */
export function spellOut(text: string): string {
  let said = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > secondCode || code === lineBreak) continue;
    const isSecond = code === secondCode;
    const piece = isSecond ? textOfSeldom[text.charCodeAt(at + 1)] : textOfOften[code];
    if (piece === undefined) continue;
    said += text.slice(from, at) + piece;
    if (isSecond) at += 1;
    from = at + 1;
  }
  return said + text.slice(from);
}
