/** `capture-K1-printer-2026-11-23-093104.jsonl`; `moment`, when it begins on the hall's clock: `2026-11-23 09:31:04`. */
export function captureName(device: string, moment: string): string {
  const begins = moment.replaceAll(':', '').replaceAll(' ', '-');
  return `capture-${device.replaceAll(/[^\w-]/g, '_')}-${begins}.jsonl`;
}
