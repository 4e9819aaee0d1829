import type { TestSheet } from '../../../domain/paper.ts';
import type { PaperItem, Typesetting } from './typesetting.ts';

/** A slip nobody can take for a ticket: it has no number. Lines to the edge and a dark bar show a tired print head. */
export function testLayout({ device, time }: TestSheet, set: Typesetting): PaperItem[] {
  const { text, edge, rule, columns } = set;
  return [
    ...text('测试 · Test', { align: 'centre', bold: true, times: 2 }),
    rule,
    ...edge('设备 Device', device),
    ...edge('时间 Time', time),
    ...text(' '.repeat(columns), { invert: true }),
    rule,
    ...text('这不是号票 · This is not a ticket', { align: 'centre' }),
  ];
}
