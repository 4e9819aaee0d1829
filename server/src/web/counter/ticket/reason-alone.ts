/** The reason of a call without the number it begins with, for where that stands beside it. */
export function reasonAlone(ticket: string, reason: string): string {
  return reason.startsWith(ticket) ? reason.slice(ticket.length).replace(/^[:：\s]+/, '') : reason;
}
