import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Bilingual } from '@jiaohao/shared';
import { degradation, type DegradationRow } from '../../domain/index.ts';
import { escaped } from '../html.ts';

/** The technicians' page: what fails, and what then happens, made from the table the hub itself goes by. */
export const failurePage: FastifyPluginAsyncZod = async (app) => {
  app.get('/help/failures', { schema: { hide: true } }, ({ context }, reply) =>
    reply.type('text/html; charset=utf-8').send(pageOf(context.plan().name, degradation)),
  );
};

const severities: Record<DegradationRow['severity'], Bilingual> = {
  task: { zh: '任务', en: 'task' },
  incident: { zh: '故障', en: 'incident' },
  urgent: { zh: '紧急', en: 'urgent' },
};

const endings: Record<DegradationRow['clearedBy'], Bilingual> = {
  recovery: { zh: '恢复后自动结束', en: 'closes by itself when it works again' },
  technician: { zh: '须由技术人员确认', en: 'a technician must clear it' },
};

/** The page of a table: Chinese first, readable on a phone and on paper, without scripts. */
export function pageOf(hall: Bilingual, rows: readonly DegradationRow[]): string {
  const title = '故障处置 · When something fails';
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
<h1>${title}</h1>
<p>${both(hall)}</p>
<nav><ol>${rows.map(({ id, name }) => `<li><a href="#${escaped(id)}">${both(name)}</a></li>`).join('')}</ol></nav>
${rows.map(sectionOf).join('\n')}
</html>
`;
}

function sectionOf(row: DegradationRow): string {
  const { id, name, severity, clearedBy, kinds, faults, member, staff, hub, back } = row;
  const said: readonly (readonly [Bilingual, Bilingual])[] = [
    [{ zh: '级别', en: 'Severity' }, severities[severity]],
    [{ zh: '发现', en: 'Noticed' }, noticed(row)],
    [{ zh: '办事人看到', en: 'The member sees' }, member],
    [{ zh: '工作人员', en: 'Staff' }, staff],
    [{ zh: '系统', en: 'The hub' }, hub],
    [{ zh: '恢复后', en: 'When it is back' }, back],
    [{ zh: '结束', en: 'The end' }, endings[clearedBy]],
  ];
  const words = [...kinds, ...faults].map((word) => `<code>${escaped(word)}</code>`).join(' ');
  return `<section id="${escaped(id)}" class="${severity}">
<h2>${both(name)}</h2>
<dl>${said.map(([term, text]) => `<dt>${both(term)}</dt><dd>${both(text)}</dd>`).join('')}</dl>
${words === '' ? '' : `<p class="words">${words}</p>`}
</section>`;
}

function noticed({ noticeWithinSeconds: seconds }: DegradationRow): Bilingual {
  return seconds === null
    ? { zh: '由人员报告或系统统计', en: 'when a person or the books say so' }
    : { zh: `${seconds} 秒内`, en: `within ${seconds} s` };
}

function both({ zh, en }: Bilingual): string {
  return `${escaped(zh)} <span lang="en">${escaped(en)}</span>`;
}

const style = `
body{font:1rem/1.6 sans-serif;margin:2rem auto;max-width:52rem;padding:0 1rem;color:#1b1b1b}
[lang=en]{color:#555}
section{border-left:.4rem solid #c9c9c9;margin:1.5rem 0;padding:.1rem 1rem;break-inside:avoid}
section.incident{border-color:#d98200}section.urgent{border-color:#c4122f}
h2{font-size:1.15rem;margin:.4rem 0}
dl{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.3rem 1rem;margin:.5rem 0}
dt{font-weight:600}dd{margin:0}dd [lang=en],h2 [lang=en]{display:block;font-weight:400}
.words{color:#555;font-size:.85rem}
@media (max-width:36rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
@media print{body{margin:0;max-width:none}nav{display:none}a{color:inherit}}
`;
