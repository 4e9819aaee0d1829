import type { StaffRole } from '@jiaohao/shared';
import type { DemoPerson } from './passwords.ts';
import type { Ready } from '../stage/log-line.ts';

/** The address the verbs of the command line use when none is given. */
const usualBench = 'http://127.0.0.1:8090';

/** Program, page of it, what it is. */
const pages: readonly (readonly [string, string, string])[] = [
  ['K1', '/', '取号机 Kiosk K1'],
  ['K2', '/', '取号机 Kiosk K2'],
  ['sim', '/', '硬件模拟台 Hardware bench'],
  ['hub', '/board/demo', '大厅屏 Hall board'],
  ['hub', '/', '所有页面 All pages'],
  ['hub', '/docs', '接口说明 Interface of the hub'],
];

/** What to open and what to try, once the hall runs. `missing` are the parts that did not start. */
export function welcome(
  ready: ReadonlyMap<string, Ready>,
  missing: readonly string[],
  people: readonly DemoPerson[],
): string {
  const bench = ready.get('sim')?.http ?? usualBench;
  const sim = bench === usualBench ? 'npm run sim --' : `npm run sim -- --bench ${bench}`;
  const opened = pages.flatMap(([name, page, title]) => {
    const http = ready.get(name)?.http;
    return http === undefined ? [] : [`  ${(http + page).padEnd(40)}${title}`];
  });
  const head =
    missing.length === 0
      ? '叫号演示大厅已就绪。The demonstration hall is ready.'
      : `演示大厅已启动，但缺少：${missing.join('、')}。The demonstration hall runs without ${missing.join(', ')}.`;
  return [
    '',
    head,
    '',
    ...opened,
    '',
    ...signingIn(people, ready.get('hub')?.http),
    '  刷卡取号 · swipe a card, then choose on the page of the kiosk:',
    `    ${sim} swipe --card zhang-san --kiosk K1`,
    '  窗口叫号 · call the next member to window 3:',
    `    ${sim} press --window 3 call`,
    '  看小票、看屏 · read the ticket and the board:',
    `    ${sim} paper K1`,
    `    ${sim} board 3`,
    '  制造故障、排除故障 · make trouble, and mend it, of a device or a program:',
    `    ${sim} trouble K1-printer paper-out`,
    `    ${sim} trouble hub killed`,
    `    ${sim} trouble hub killed --off`,
    '',
    '  停止 · stop: Ctrl-C',
    '',
  ].join('\n');
}

/** What somebody with the role does, and the page for it. */
const work: Readonly<Record<StaffRole, string>> = {
  clerk: '窗口 counter /counter',
  consultant: '咨询台 desk /desk',
  'duty-manager': '值班 duty /duty',
  technician: '设备 devices /technician',
  admin: '账号 accounts /accounts',
};

/** With what the staff sign in, for the pages of the hub. */
function signingIn(people: readonly DemoPerson[], hub: string | undefined): readonly string[] {
  if (hub === undefined || people.length === 0) return [];
  const lines = people.map(({ who, roles, password }) => {
    const does = roles.map((role) => work[role]).join(', ');
    return `    ${password ?? '（自设密码 · own）'.padEnd(14)}  ${who} · ${does}`;
  });
  return [
    `  工作人员登录 · staff sign in at ${hub}/sign-in`,
    '  （工号和一次性密码，首次登录时改成自己的 · number and one-time password, then choose your own）:',
    ...lines,
    '',
  ];
}
